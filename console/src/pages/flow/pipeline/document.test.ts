import { expect, test } from 'vitest'
import { differences, edited, isWithin, jsonPathOf, parsedDefinition, pathOf, valueAt } from './document'
import { merged, mergeItems } from './merge'

const text = `{
  "direction": "inbound",
  "unknown": {"kept": [1,   2]},
  "erp": {
    "url": "https://erp.example"
  }
}
`

test('one value is changed, and the rest of the text stays as it was written', () =>
  expect(edited(text, pathOf('erp.url'), 'x')).toBe(text.replace('https://erp.example', 'x')))

test('missing objects are created, and a value is removed', () => {
  const more = edited(text, ['erp', 'headers', 'a.b'], 'c')
  expect(valueAt(parsedDefinition(more), ['erp', 'headers', 'a.b'])).toBe('c')
  expect(more).toContain('"unknown": {"kept": [1,   2]}')
  expect(edited(more, pathOf('erp.headers'), undefined)).toBe(text)
  expect(edited(text, pathOf('write.retries'), undefined)).toBe(text)
})

test.each([
  ['$.erp.url', '$.erp', true],
  ['$.erp.headers[0]', '$.erp.headers', true],
  ['$.erpUrl', '$.erp', false],
  ['$.erp', '$.erp.url', false],
])('%s is within %s: %s', (path, outer, expected) => expect(isWithin(path, outer)).toBe(expected))

test('differences are the deepest members, and the order of members is none', () =>
  expect(differences({ a: 1, b: { c: [1], d: 2 } }, { b: { d: 2, c: [1, 2], e: null }, a: 1 }).map(jsonPathOf)).toEqual(
    ['$.b.c', '$.b.e'],
  ))

const base = { url: 'a', write: { retries: 3 }, script: { source: 'x' }, gone: 1 }
const theirs = { url: 'b', write: { retries: 4 }, script: { source: 'y' }, gone: 1 }
const mine = { url: 'a', write: { retries: 5 }, gone: 1, schedule: { every: '1' } }

test('a merge keeps what only one of two people changed, and asks about the rest', () => {
  const items = mergeItems(base, theirs, mine)
  expect(items.map((item) => [jsonPathOf(item.path), item.by])).toEqual([
    ['$.url', 'theirs'],
    ['$.write.retries', 'conflict'],
    ['$.script', 'conflict'],
    ['$.schedule', 'mine'],
  ])
  const result = (...chosen: string[]) => JSON.parse(merged(JSON.stringify(theirs), items, new Set(chosen)))
  expect(result()).toEqual({ ...theirs, schedule: { every: '1' } })
  expect(result('$.write.retries', '$.script')).toEqual({
    url: 'b',
    write: { retries: 5 },
    gone: 1,
    schedule: { every: '1' },
  })
})
