import { isObject } from '../../json/isObject'

export const checkIds = ['orders', 'number', 'items', 'id'] as const

/** What Omnitron needs of an order, and what it usually gets. */
export interface Check {
  id: (typeof checkIds)[number] | 'status' | 'tracking'
  /** Whether a row without it fails. */
  isNeeded: boolean
  passes: boolean
  /** How many orders or items have it, and of how many. */
  found: number
  of: number
}

const isFilled = (value: unknown) => typeof value === 'number' || (typeof value === 'string' && value !== '')

/** Checks the orders in an output: an array of order objects, or one. */
export function checksOf(output: unknown): Check[] {
  const all = Array.isArray(output) ? output : [output]
  const orders = all.filter(isObject)
  const sets = orders.map((order) => (Array.isArray(order.orderitem_set) ? order.orderitem_set : []))
  const items = sets.flat()
  const counted = (id: Check['id'], isNeeded: boolean, found: number, of: number): Check => ({
    id,
    isNeeded,
    found,
    of,
    passes: of > 0 && found === of,
  })
  const itemsWith = (name: string) => items.filter((item) => isObject(item) && isFilled(item[name])).length
  return [
    counted('orders', true, orders.length, all.length),
    counted('number', true, orders.filter((order) => isFilled(order.order)).length, orders.length),
    counted('items', true, sets.filter((set) => set.length > 0).length, orders.length),
    counted('id', true, itemsWith('id'), items.length),
    counted('status', false, itemsWith('status'), items.length),
    counted('tracking', false, itemsWith('tracking_number'), items.length),
  ]
}

/** The first of the needed checks that an output does not pass. */
export const missingIn = (output: unknown) => checksOf(output).find((check) => check.isNeeded && !check.passes) ?? null
