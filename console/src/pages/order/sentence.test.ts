import { describe, expect, test, vi } from 'vitest'
import type { OrderRow } from '../../api/orders'
import { type OrderState, orderState } from './orderState'
import { sentences } from './sentence'
import { orderWords } from './words'

vi.mock('../../settings/preferences')

const row = (outcome: OrderRow['outcome'], hour = 7) =>
  ({
    outcome,
    flow: 'orders',
    at: `2025-11-29T0${hour}:05:00Z`,
    request: { orderitem_set: [{ status: 500 }] },
  }) as OrderRow

const said = (rows: OrderRow[], isWhole = true) =>
  sentences(orderState(rows, isWhole) as OrderState, { words: orderWords.en, language: 'en', zoneOf: () => 'UTC' })

describe('where an order is', () => {
  test('after a write', () => {
    expect(said([row('unchanged'), row('unchanged'), row('updated', 5)])).toEqual([
      'Shipped (500).',
      'Last written to Omnitron, 29 Nov 2025 05:05 UTC.',
      'Read 2 times since, unchanged.',
    ])
  })

  test.each([true, false])('whose write is not among the rows (all rows: %s)', (isWhole) => {
    expect(said([row('unchanged'), row('unchanged', 6)], isWhole)).toEqual([
      'Shipped (500).',
      'Last written to Omnitron before 29 Nov 2025 06:05 UTC.',
      'Read at least 2 times since, unchanged.',
    ])
  })

  test('that is refused, and was written by a row that is deleted', () => {
    expect(said([row('rejected'), row('stale', 6)]).at(-1)).toBe(
      'Last written to Omnitron before 29 Nov 2025 06:05 UTC.',
    )
  })

  test('that was never written', () => {
    expect(said([row('rejected'), row('failed')]).at(-1)).toBe('It has not been written to Omnitron.')
  })

  test('that has older rows which are not loaded', () => {
    expect(said([row('rejected'), row('failed')], false).at(-1)).toBe(
      'It was not written to Omnitron in its last 2 runs.',
    )
  })
})
