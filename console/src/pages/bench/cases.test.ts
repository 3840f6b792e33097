import { expect, test } from 'vitest'
import { type Case, type Expectation, maxCases, maxCharacters, nameOf, reasonOf, withCases } from './cases'
import { checksOf } from './checks'
import type { Tested } from './tryPart'

const order = { order: 'ORD1', orderitem_set: [{ id: 1, status: '500' }] }
const tested = (output: unknown, message?: string): Tested => ({
  output,
  error: message ? { message, place: 'line 3' } : null,
  errors: [],
  warnings: [],
  attributes: null,
  printed: '',
  python: null,
  changes: [],
  durationMs: 1,
})
const kindOf = (expects: Expectation, result: Tested, isFinal = true) =>
  reasonOf(expects, result, isFinal)?.kind ?? 'passes'

test.each([
  ['passes', { kind: 'runs' }, tested([order])],
  ['error', { kind: 'runs' }, tested(null, 'KeyError')],
  ['missing', { kind: 'runs' }, tested([{ ...order, order: '' }])],
  ['missing', { kind: 'runs' }, tested([])],
  ['missing', { kind: 'runs' }, tested({ ...order, orderitem_set: [{ id: 1 }, {}] })],
  ['same', { kind: 'differs', value: order }, tested({ orderitem_set: order.orderitem_set, order: 'ORD1' })],
  ['passes', { kind: 'differs', value: { ...order, order: 'ORD2' } }, tested(order)],
  ['passes', { kind: 'equals', value: [1] }, tested([1])],
  ['other', { kind: 'equals', value: [1] }, tested([1, 2])],
] as const)('a case %s', (kind, expects, result) => expect(kindOf(expects, result)).toBe(kind))

test('the output of a script before a mapping is no order yet', () => {
  expect(kindOf({ kind: 'runs' }, tested({ results: [] }), false)).toBe('passes')
})

test('a difference has its place', () => {
  const reason = reasonOf({ kind: 'equals', value: [{ a: { b: 1 } }] }, tested([{ a: { b: 2 } }]), false)
  expect(reason).toEqual({ kind: 'other', path: '$[0].a.b' })
})

test('the checks count orders and items', () => {
  const checks = checksOf([order, { orderitem_set: [{ id: 2 }] }])
  expect(checks.map(({ id, found, of, passes }) => [id, found, of, passes])).toEqual([
    ['orders', 2, 2, true],
    ['number', 1, 2, false],
    ['items', 2, 2, true],
    ['id', 2, 2, true],
    ['status', 1, 2, false],
    ['tracking', 0, 2, false],
  ])
})

const caseOf = (number: number, input = String(number)): Case => ({
  id: `id${number}`,
  name: input,
  input,
  attributes: {},
  expects: { kind: 'runs' },
  from: { run: 'r', row: number, page: 1, error: null, message: null },
})

test('a case of the same row takes the place of the earlier one', () => {
  const { cases, refused } = withCases([caseOf(1), caseOf(2)], [{ ...caseOf(1), id: 'new' }])
  expect(cases.map(({ id }) => id)).toEqual(['id2', 'new'])
  expect(refused).toBe(0)
})

test('cases beyond the maximum are refused', () => {
  const many = Array.from({ length: maxCases + 2 }, (_, at) => caseOf(at))
  expect(withCases([], many)).toMatchObject({ refused: 2 })
  expect(withCases([], [caseOf(1, 'x'.repeat(maxCharacters + 1)), caseOf(2)])).toMatchObject({ refused: 1 })
})

test.each([
  ['{"order": "ORD7", "a": 1}', 'ORD7'],
  ['{"results": [{"number": 12}]}', '12'],
  ['<a>\n  <b/>\n</a>', '<a> <b/> </a>'],
])('%s is named %s', (input, name) => expect(nameOf(input)).toBe(name))
