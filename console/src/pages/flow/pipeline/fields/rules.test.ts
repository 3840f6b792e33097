import { expect, test } from 'vitest'
import { areRulesOf, arrayOf, newRule, type Rule, rulesOf } from './rules'

const given = JSON.parse(`[
  {"path": "$.code", "value": 404, "then": "empty"},
  {"path": "$.code", "value": ["BUSY", 503], "then": "Retry"},
  {"path": "$.code", "otherThan": [0, "OK"], "messagePath": "$.text"},
  {"path": "$.error"}
]`)

const json = (rules: readonly Rule[]) => JSON.stringify(arrayOf(rules))

test('rules that nobody edits stay as they are', () => {
  expect(arrayOf(rulesOf(given))).toEqual(given)
  expect(areRulesOf(rulesOf(given), given)).toBe(true)
})

test('an edited rule changes only what was edited', () => {
  const [first, second] = rulesOf(given) as [Rule, Rule]
  expect(json([{ ...first, values: '404, gone' }])).toBe('[{"path":"$.code","value":["404","gone"],"then":"empty"}]')
  expect(json([{ ...first, condition: 'otherThan' }])).toBe('[{"path":"$.code","otherThan":"404","then":"empty"}]')
  expect(json([{ ...second, action: 'fail', messagePath: '$.m' }])).toBe(
    '[{"path":"$.code","value":["BUSY",503],"messagePath":"$.m","then":"fail"}]',
  )
})

test('a rule without values matches any value, and no rules are left out', () => {
  expect(arrayOf([{ ...newRule, path: '$.fault' }])).toEqual([{ path: '$.fault' }])
  expect(arrayOf([])).toBeUndefined()
  expect(rulesOf(undefined)).toEqual([])
})
