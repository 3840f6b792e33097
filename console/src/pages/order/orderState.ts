import type { OrderRow, OrderRowList } from '../../api/orders'
import { isObject } from '../../json/isObject'

/** A value that all or some items of an order have. */
export interface Fact {
  field: 'status' | 'tracking_number' | 'shipping_company' | 'invoice_number' | 'invoice_date'
  values: string[]
}

const fields: Fact['field'][] = ['status', 'tracking_number', 'shipping_company', 'invoice_number', 'invoice_date']

/** Where an order is, from its rows, newest first. */
export interface OrderState {
  newest: OrderRow
  /** The last row that Omnitron accepted; undefined if it is not among the rows. */
  written: OrderRow | undefined
  /** Without `written`: the oldest row that was compared with a write before it; undefined if no row was. */
  compared: OrderRow | undefined
  /** How many rows since then were unchanged, without another outcome between them. */
  unchanged: number
  /** How many rows the state is from, and whether the order has no older ones. */
  rows: number
  isWhole: boolean
  /** Whether the facts were sent to Omnitron. */
  isSent: boolean
  /** What was last written, or would have been. */
  facts: Fact[]
}

// An order of these outcomes was written before, by a row that may be deleted by now.
const isCompared = (row: OrderRow) => row.outcome === 'unchanged' || row.outcome === 'stale'
const isWritten = (row: OrderRow) => row.outcome === 'updated' || row.outcome === 'created'

export function orderState(rows: readonly OrderRow[], isWhole = true): OrderState | null {
  const newest = rows[0]
  if (!newest) return null
  const written = rows.find(isWritten)
  // An unchanged row has the same values as the write before it, whose own may be deleted earlier.
  const sent = rows
    .slice(0, written ? rows.indexOf(written) + 1 : rows.length)
    .filter((row) => row === written || row.outcome === 'unchanged')
  const firstOther = rows.findIndex((row) => row.outcome !== 'unchanged')
  return {
    newest,
    written,
    compared: rows.findLast(isCompared),
    unchanged: firstOther < 0 ? rows.length : firstOther,
    rows: rows.length,
    isWhole,
    isSent: sent.length > 0,
    facts: factsOf((sent.length > 0 ? sent.find((row) => row.request != null) : newest)?.request),
  }
}

/** The run that asked the ERP for this order alone and found nothing; null if a run has had the order since. */
export function lastAbsence({ absences, items }: OrderRowList) {
  const [absence] = absences
  return absence && (!items[0] || Date.parse(absence.at) > Date.parse(items[0].at)) ? absence : null
}

/** The fields of an order's items that a shop asks for. What is not an order has none. */
export function factsOf(request: unknown): Fact[] {
  const items = isObject(request) && Array.isArray(request.orderitem_set) ? request.orderitem_set.filter(isObject) : []
  return fields
    .map((field) => ({
      field,
      values: [...new Set(items.map((item) => textOf(item[field])).filter((text) => text !== ''))],
    }))
    .filter((fact) => fact.values.length > 0)
}

const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
