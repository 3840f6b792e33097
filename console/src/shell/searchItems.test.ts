import { expect, test } from 'vitest'
import { isRunId, searchItems } from './searchItems'

const flows = ['orders-inbound', 'stock'].map((name) => ({ name, version: 1 }))
const pages = [{ to: '/runs', label: 'Runs' }]

test.each([
  ['orders-inbound.20261129T034656123.0a1b2c3d4e', true],
  ['stock.20261129T034656123.slot', true],
  ['stock_tr.20261129T034656123.slot', true],
  ['ORD0000003', false],
  ['1.2.3', false],
  ['', false],
])('%s is a run id: %s', (text, expected) => {
  expect(isRunId(text)).toBe(expected)
})

test('an order number leads to its story first', () => {
  expect(searchItems(' ORD0000003 ', flows, pages)[0]).toEqual({ kind: 'order', id: 'ORD0000003', label: 'ORD0000003' })
})

test('a run id leads to the run alone', () => {
  expect(searchItems('stock.20261129T034656123.slot', flows, pages)).toMatchObject([{ kind: 'run' }])
})

test('words lead to flows and pages that have all of them', () => {
  expect(searchItems('orders in', flows, pages).map((item) => item.kind)).toEqual(['flow', 'order'])
  expect(searchItems('run', flows, pages)[0]).toMatchObject({ kind: 'page', id: '/runs' })
})

test.each(['INBOUND', 'İNBOUND', 'inbound'])('%s finds a flow in any case, with a Turkish keyboard too', (text) =>
  expect(searchItems(text, flows, pages)[0]).toMatchObject({ kind: 'flow', id: 'orders-inbound' }),
)

test('a page is found by its Turkish name', () =>
  expect(searchItems('çalışma', flows, [{ to: '/runs', label: 'ÇALIŞMALAR' }])[0]).toMatchObject({ kind: 'page' }))

test('nothing entered lists pages and flows', () => {
  expect(searchItems('', flows, pages)).toHaveLength(3)
})
