import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, type Schemas } from './client'
import { bodyOf } from './problem'

export type Change = Schemas['ChangeListItem']

/** What people and apps changed, newest first. */
export const changesQuery = () =>
  infiniteQueryOptions({
    queryKey: ['changes'],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(api.GET('/api/changes', { params: { query: { limit: 20, continuation: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.continuation ?? undefined,
  })
