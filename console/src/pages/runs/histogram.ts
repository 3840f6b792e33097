import type { Hour } from '../../api/stats'
import { day, hour } from '../../time/lengths'

const sizes = [1, 2, 3, 4, 6, 12, 24, 48, 168].map((hours) => hours * hour)

/** The statuses of runs that ended, the good ones first. */
export const ended = ['succeeded', 'empty', 'partial', 'failed', 'cancelled'] as const
export type Ended = (typeof ended)[number]

/** The runs that started in a part of the period and have ended. */
export interface Bar {
  from: number
  to: number
  runs: Record<Ended, number>
}

/** Equal parts of a period, at most so many, with the sum of the hours or days in each. */
export function barsOf(items: readonly Hour[], from: number, to: number, maxBars: number): Bar[] {
  const size = sizes.find((each) => (to - from) / each <= maxBars) ?? Math.ceil((to - from) / maxBars / day) * day
  const bars: Bar[] = Array.from({ length: Math.max(1, Math.ceil((to - from) / size)) }, (_, index) => ({
    from: from + index * size,
    to: Math.min(to, from + (index + 1) * size),
    runs: { succeeded: 0, empty: 0, partial: 0, failed: 0, cancelled: 0 },
  }))
  for (const item of items) {
    const bar = bars[Math.floor((Date.parse(item.start) - from) / size)]
    if (bar) for (const status of ended) bar.runs[status] += item.runs[status]
  }
  return bars
}

/** The number of runs of a bar, of one status if that is chosen. */
export const countOf = (bar: Bar, status: Ended | undefined) =>
  status ? bar.runs[status] : ended.reduce((sum, each) => sum + bar.runs[each], 0)
