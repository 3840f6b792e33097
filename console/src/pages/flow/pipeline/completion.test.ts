import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { suggestionsAt } from './completion'

const schema = JSON.parse(readFileSync('../docs/schema/flow.json', 'utf8'))

// The cursor is at the bar.
const at = (marked: string) => {
  const position = marked.indexOf('|')
  const text = marked.replace('|', '')
  const { from, to, options } = suggestionsAt(schema, text, position)
  return { labels: options.map((each) => each.label), options, replaced: text.slice(from, to) }
}

test('members that are missing are suggested with what they mean', () => {
  const { options, replaced } = at('{"direction": "inbound", "sch|"}')
  expect(replaced).toBe('"sch"')
  expect(options.find((each) => each.displayLabel === 'schedule')).toMatchObject({
    apply: '"schedule": {}',
    info: expect.stringContaining('inbound flow starts'),
  })
  expect(options.map((each) => each.label)).not.toContain('"direction"')
})

test.each([
  ['{"direction": "|"}', '"outbound"'],
  ['{"erp": {"pagination": {"type": |}}}', '"seek"'],
  ['{"write": {"skipUnchanged": |}}', 'false'],
  ['{"erp": {"timeZone": "|"}}', '"Europe/Istanbul"'],
])('%s: a word of the schema is suggested', (text, expected) => expect(at(text).labels).toContain(expected))

test('a name that has a value is replaced alone', () =>
  expect(at('{"erp": {"ur|": 5}}').options.find((each) => each.displayLabel === 'url')?.apply).toBe('"url"'))

test('inside of what the schema does not describe, nothing is suggested', () =>
  expect(at('{"mapping": {"spec": [{"|": 1}]}}').labels).toEqual([]))
