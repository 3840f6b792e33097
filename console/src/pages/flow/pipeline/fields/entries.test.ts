import { expect, test } from 'vitest'
import { entriesOf, isObjectOf, objectOf } from './entries'

const object = { a: 'x', b: { secret: 'B' }, c: 5, d: { secret: 'D', more: 1 }, e: null }

test('an object is the same after it was divided into entries', () =>
  expect(objectOf(entriesOf(object))).toEqual(object))

test('a name that is typed, or that is there twice, does not lose a value', () => {
  const entries = [...entriesOf(object), { name: '', kind: 'text' as const, text: 'new' }]
  expect(isObjectOf(entries, object)).toBe(true)
  expect(objectOf([...entries, { name: 'a', kind: 'text', text: 'second' }])).toEqual(object)
})

test('JSON that is not complete yet is kept as text', () =>
  expect(objectOf([{ name: 'a', kind: 'json', text: '[1,' }])).toEqual({ a: '[1,' }))

test('no entries are no object', () => expect(objectOf([])).toBeUndefined())
