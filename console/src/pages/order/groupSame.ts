import type { OrderRow } from '../../api/orders'

/** Rows in groups: consecutive rows that say the same are one group. A write is always one of its own. */
export function groupSame(rows: readonly OrderRow[]): OrderRow[][] {
  const groups: OrderRow[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last?.[0] && isSame(last[0], row)) last.push(row)
    else groups.push([row])
  }
  return groups
}

const isSame = (a: OrderRow, b: OrderRow) =>
  a.outcome === b.outcome &&
  a.message === b.message &&
  a.flow === b.flow &&
  a.outcome !== 'updated' &&
  a.outcome !== 'created'
