import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, type Schemas } from './client'
import { bodyOf } from './problem'

export type Hour = Schemas['StatisticsItem']

/** Runs and rows of the last 24 hours, by hour. */
export const dayQuery = () =>
  queryOptions({
    queryKey: ['stats', 'day'],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/stats', { params: { query: { bucket: 'hour' } }, signal })),
    refetchInterval: 30_000,
  })

interface Span {
  flow?: string
  from?: string
  to?: string
}

// The host returns up to 1000 parts of a period.
const maxHours = 1000

/** Runs and rows of a period by hour, or by day where that would be too many. Without a beginning, of the last 30 days. */
export const statsQuery = (span: Span) =>
  queryOptions({
    queryKey: ['stats', span],
    queryFn: ({ signal }) => {
      const hours = span.from
        ? (Date.parse(span.to ?? new Date().toISOString()) - Date.parse(span.from)) / 3_600_000
        : 0
      const bucket = span.from && hours < maxHours ? 'hour' : 'day'
      return bodyOf(api.GET('/api/stats', { params: { query: { ...span, bucket } }, signal }))
    },
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })
