import { expect, test } from 'vitest'
import { findPath, findSyntaxError, lineAt } from './jsonPlaces'

const text = JSON.stringify(
  {
    direction: 'inbound',
    erp: { url: 5, headers: { 'a.b c': 'x' } },
    mapping: { spec: [{ a: 1 }, { spec: { '*': 2 } }] },
  },
  null,
  2,
)
const found = (path: string) => {
  const { from, to } = findPath(text, path)
  return text.slice(from, to)
}

test.each([
  ['$.erp.url', '"url"'],
  ['$.erp.headers.a.b c', '"a.b c"'],
  ['$.mapping.spec[1].spec.*', '"*"'],
  ['$.mapping.spec[0]', '{'],
])('%s is found', (path, expected) => expect(found(path)).toBe(expected))

test.each([
  ['$.erp.pagination.limit', '"erp"'],
  ['$.mapping.spec[7].spec', '"spec"'],
  ['$.nothing', '{'],
  ['$', '{'],
  ['name', '{'],
])('%s is missing, so the member above it is found', (path, expected) => expect(found(path)).toBe(expected))

test('an empty text has a place too', () => expect(findPath('', '$.a')).toEqual({ from: 0, to: 0 }))

test('a text stops being JSON at the first error', () => {
  const broken = '{\n  "a": 1\n  "b": 2\n}'
  expect(lineAt(broken, findSyntaxError(broken)?.from ?? 0)).toBe(3)
  expect(findSyntaxError(text)).toBeNull()
  expect(findSyntaxError('')).toEqual({ from: 0, to: 0 })
})
