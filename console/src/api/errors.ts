import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas } from './client'
import { bodyOf } from './problem'

export type ErrorGroup = Schemas['ErrorGroup']

/** The open causes of failed rows and runs, the biggest first. */
export const openErrorsQuery = (limit: number) =>
  queryOptions({
    queryKey: ['errors', 'open', limit],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/errors', { params: { query: { state: 'open', sort: 'biggest', limit } }, signal })),
    refetchInterval: 10_000,
  })
