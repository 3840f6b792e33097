import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, type Schemas } from './client'
import { bodyOf } from './problem'
import type { Rerun } from './runs'

export type ErrorGroup = Schemas['ErrorGroup']
export type ErrorOrder = Schemas['ErrorOrder']
export type ErrorRun = Schemas['ErrorRun']
export type ErrorHour = Schemas['ErrorHour']
export type ErrorState = Schemas['ErrorState']
export type ErrorClass = Schemas['ErrorClass']

export interface ErrorFilter {
  state?: ErrorState
  flow?: string
  class?: ErrorClass
  sort: 'biggest' | 'newest'
}

/** The open causes of failed rows and runs, the biggest first. */
export const openErrorsQuery = (limit: number) =>
  queryOptions({
    queryKey: ['errors', 'open', limit],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/errors', { params: { query: { state: 'open', sort: 'biggest', limit } }, signal })),
    refetchInterval: 10_000,
  })

export const errorsQuery = (filter: ErrorFilter) =>
  infiniteQueryOptions({
    queryKey: ['errors', filter],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(api.GET('/api/errors', { params: { query: { ...filter, limit: 50, continuation: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.continuation ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.data && query.state.data.pages.length > 1 ? false : 10_000),
  })

/** The group that was closed last, of those seen last; null without one. */
export const lastClosedQuery = (flow: string | undefined) =>
  queryOptions({
    queryKey: ['errors', 'closed', flow],
    queryFn: async ({ signal }) => {
      const { items } = await bodyOf(
        api.GET('/api/errors', { params: { query: { state: 'closed', flow, sort: 'newest', limit: 50 } }, signal }),
      )
      return items.reduce<ErrorGroup | null>(
        (last, group) => ((group.closedAt ?? '') > (last?.closedAt ?? '') ? group : last),
        null,
      )
    },
  })

/** A group with its last runs and its last 24 hours. */
export const errorQuery = (fingerprint: string) =>
  queryOptions({
    queryKey: ['error', fingerprint],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/errors/{fingerprint}', { params: { path: { fingerprint } }, signal })),
    refetchInterval: 10_000,
  })

export const errorOrdersQuery = (fingerprint: string, open: 'true' | 'false' | undefined) =>
  infiniteQueryOptions({
    queryKey: ['error', fingerprint, 'orders', open],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/api/errors/{fingerprint}/orders', {
          params: { path: { fingerprint }, query: { open, limit: 50, continuation: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.continuation ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.data && query.state.data.pages.length > 1 ? false : 10_000),
  })

const at = (fingerprint: string) => ({ params: { path: { fingerprint } } })

export const acknowledgeError = (fingerprint: string) =>
  bodyOf(api.POST('/api/errors/{fingerprint}/acknowledge', at(fingerprint)))

/** Ignores a group until a moment; null ignores it until it has occurred twice as often. */
export const ignoreError = (fingerprint: string, until: string | null) =>
  bodyOf(api.POST('/api/errors/{fingerprint}/ignore', { ...at(fingerprint), body: { until } }))

export const noteError = (fingerprint: string, note: string | null) =>
  bodyOf(api.POST('/api/errors/{fingerprint}/note', { ...at(fingerprint), body: { note } }))

export const reopenError = (fingerprint: string) =>
  bodyOf(api.POST('/api/errors/{fingerprint}/reopen', at(fingerprint)))

/** What a re-run of the failed rows of a group would repeat. */
export async function planErrorRerun(error: string, version: Rerun['version']) {
  const body = { error, rows: 'failed', version }
  const answer = await bodyOf(api.POST('/api/reruns', { params: { query: { plan: true } }, body }))
  return 'items' in answer ? answer : null
}

/** Repeats the failed rows of a group. Returns the new runs; none if there was nothing to repeat. */
export async function rerunError(error: string, version: Rerun['version']) {
  const answer = await bodyOf(api.POST('/api/reruns', { body: { error, rows: 'failed', version } }))
  return 'items' in answer ? [] : answer.runs
}
