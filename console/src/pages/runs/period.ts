import type { Period } from './route'

const hours: Record<Exclude<Period, 'all'>, number> = { '24h': 24, '7d': 168, '30d': 720 }

/** The first moment of a period; undefined for all. To the minute, so that the same list is not asked for anew each second. */
export function beginOf(period: Period, now = Date.now()) {
  if (period === 'all') return undefined
  const minute = Math.floor(now / 60_000) * 60_000
  return new Date(minute - hours[period] * 3_600_000).toISOString()
}
