import { queryOptions } from '@tanstack/react-query'
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
