import type { OrderRow } from '../../api/orders'
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
  /** The last row that Omnitron accepted; undefined if it accepted no row. */
  written: OrderRow | undefined
  /** How many rows since then were unchanged, without another outcome between them. */
  unchanged: number
  /** What was last written, or would have been. */
  facts: Fact[]
}

const isWritten = (row: OrderRow) => row.outcome === 'updated' || row.outcome === 'created'

export function orderState(rows: readonly OrderRow[]): OrderState | null {
  const newest = rows[0]
  if (!newest) return null
  const written = rows.find(isWritten)
  const firstOther = rows.findIndex((row) => row.outcome !== 'unchanged')
  return {
    newest,
    written,
    unchanged: firstOther < 0 ? rows.length : firstOther,
    facts: factsOf((written ?? newest).request),
  }
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
