import { expect, test } from 'vitest'
import type { OrderRow } from '../../api/orders'
import { groupSame } from './groupSame'

const row = (outcome: OrderRow['outcome'], message: string | null = null) =>
  ({ outcome, message, flow: 'f' }) as OrderRow

test('what says the same in a row is one group, and each write is its own', () => {
  const rows = [
    row('rejected', 'a'),
    row('rejected', 'a'),
    row('rejected', 'b'),
    row('updated'),
    row('updated'),
    row('unchanged'),
    row('unchanged'),
  ]

  expect(groupSame(rows).map((group) => group.length)).toEqual([2, 1, 1, 1, 2])
})

test('no rows are no groups', () => {
  expect(groupSame([])).toEqual([])
})
