import { expect, test } from 'vitest'
import type { OrderRow, OrderRowList } from '../../api/orders'
import { factsOf, lastAbsence, orderState } from './orderState'

const row = (outcome: OrderRow['outcome'], request: unknown = null) => ({ outcome, request }) as OrderRow

test('an order without rows has no state', () => {
  expect(orderState([])).toBeNull()
})

test('the last write is found behind unchanged rows', () => {
  const state = orderState([row('unchanged'), row('unchanged'), row('updated', { orderitem_set: [{ status: 500 }] })])
  expect(state).toMatchObject({
    unchanged: 2,
    written: { outcome: 'updated' },
    facts: [{ field: 'status', values: ['500'] }],
  })
})

test('a refused order that was never written shows what would have been written', () => {
  const state = orderState([row('rejected', { orderitem_set: [{ status: '400' }] })])
  expect(state).toMatchObject({ written: undefined, unchanged: 0, facts: [{ field: 'status', values: ['400'] }] })
})

test('different items have different values, each once', () => {
  const items = [{ status: '400' }, { status: '500', tracking_number: 'T' }, { status: '500' }]
  expect(factsOf({ orderitem_set: items })).toEqual([
    { field: 'status', values: ['400', '500'] },
    { field: 'tracking_number', values: ['T'] },
  ])
})

test.each([null, 'text', 7, [], { orderitem_set: 'x' }, { orderitem_set: [null, 1, { status: { a: 1 } }] }])(
  'what is no order has no facts: %j',
  (request) => {
    expect(factsOf(request)).toEqual([])
  },
)

test('an unchanged order shows what was written, though the row that wrote it is deleted', () => {
  const shipped = { orderitem_set: [{ status: '500' }] }
  const state = orderState([row('rejected', { orderitem_set: [{ status: '400' }] }), row('unchanged', shipped)])
  expect(state).toMatchObject({ written: undefined, isSent: true, facts: [{ field: 'status', values: ['500'] }] })
})

test.each([
  ['2026-11-30T09:00:00Z', ['2026-11-30T08:00:00Z'], true],
  ['2026-11-30T09:00:00Z', ['2026-11-30T10:00:00Z', '2026-11-30T08:00:00Z'], false],
  ['2026-11-30T09:00:00Z', [], true],
])('an absence at %s counts with rows at %j: %s', (at, rows, expected) => {
  const list = { absences: [{ at }], items: rows.map((each) => ({ at: each })) } as unknown as OrderRowList
  expect(lastAbsence(list) !== null).toBe(expected)
})

test('without an absence there is no note of it', () => {
  expect(lastAbsence({ absences: [], items: [] } as unknown as OrderRowList)).toBeNull()
})
