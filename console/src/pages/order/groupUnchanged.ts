import type { OrderRow } from '../../api/orders'

/** Rows in groups: consecutive unchanged rows together, every other row alone. */
export function groupUnchanged(rows: readonly OrderRow[]): OrderRow[][] {
  const groups: OrderRow[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (row.outcome === 'unchanged' && last?.[0]?.outcome === 'unchanged') last.push(row)
    else groups.push([row])
  }
  return groups
}
