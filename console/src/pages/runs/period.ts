import { hour, minute } from '../../time/lengths'
import type { Period } from './route'

const hours: Record<Exclude<Period, 'all'>, number> = { '24h': 24, '7d': 168, '30d': 720 }

/** The first moment of a period; undefined for all. To the minute, so that the same list is not asked for anew each second. */
export function beginOf(period: Period, now = Date.now()) {
  if (period === 'all') return undefined
  return new Date(Math.floor(now / minute) * minute - hours[period] * hour).toISOString()
}
