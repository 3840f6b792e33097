import { expect, test } from 'vitest'
import { pageWithOnly } from './cut'

const item = { number: 'B', lines: [{ id: 1 }] }

test.each([
  [[{ number: 'A' }, { lines: [{ id: 1 }], number: 'B' }], [{ number: 'B', lines: [{ id: 1 }] }]],
  [
    { next: 'https://erp/2', results: [{ number: 'A' }, item] },
    { next: 'https://erp/2', results: [item] },
  ],
  [{ data: { orders: [item, item] } }, { data: { orders: [item] } }],
  [{ order: item }, { order: item }],
  [{ results: [{ number: 'A' }] }, null],
  ['<orders/>', null],
])('of %j only the item is kept', (page, cut) => expect(pageWithOnly(page, item)).toEqual(cut))
