import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { day, hour } from '../time/lengths'
import { api, type Schemas } from './client'
import { bodyOf } from './problem'

export type Hour = Schemas['StatisticsItem']

// A part of a period leads to its runs, and a list of runs is filtered by their start.
const runs = 'started'

/** Runs that started in the last 24 hours and have ended, and their rows, by hour. */
export const dayQuery = () =>
  queryOptions({
    queryKey: ['stats', 'day'],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/stats', { params: { query: { bucket: 'hour', runs } }, signal })),
    refetchInterval: 30_000,
  })

interface Span {
  flow?: string
  from?: string
  to?: string
}

// The host returns up to 1000 parts of a period.
const maxHours = 1000

/** The beginning of a period, and the size of its parts. A period of days begins with a whole day, as each part of it is one. */
export function partsOf({ from, to }: Omit<Span, 'flow'>, now: number) {
  const end = to ? Date.parse(to) : now
  const begin = from ? Date.parse(from) : end - 30 * day
  const isLong = (end - begin) / hour >= maxHours
  const first = isLong ? Math.floor(begin / day) * day : begin
  return { from: new Date(first).toISOString(), bucket: isLong ? 'day' : 'hour' } as const
}

/** Runs that started in a period and have ended, by hour, or by day where that would be too many. Without a beginning, of the last 30 days. */
export const statsQuery = (span: Span) =>
  queryOptions({
    queryKey: ['stats', span],
    queryFn: ({ signal }) => {
      const query = { ...span, ...partsOf(span, Date.now()), runs } as const
      return bodyOf(api.GET('/api/stats', { params: { query }, signal }))
    },
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })
