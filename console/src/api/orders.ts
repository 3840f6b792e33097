import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, type Schemas } from './client'
import { bodyOf } from './problem'

export type OrderRow = Schemas['OrderRow']
export type OrderRowList = Schemas['OrderRowList']
export type ValueChange = Schemas['ValueChange']

/** The history of an order, newest first, a page at a time. */
export const orderQuery = (number: string) =>
  infiniteQueryOptions({
    queryKey: ['order', number],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(api.GET('/api/orders', { params: { query: { number, limit: 100, continuation: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.continuation ?? undefined,
    refetchInterval: (query) => (query.state.data && query.state.data.pages.length > 1 ? false : 10_000),
  })

/** Whether a run has had an order with this number. */
export const isOrderKnownQuery = (number: string) =>
  queryOptions({
    queryKey: ['order', number, 'known'],
    queryFn: async ({ signal }) => {
      const { items } = await bodyOf(api.GET('/api/orders', { params: { query: { number, limit: 1 } }, signal }))
      return items.length > 0
    },
  })

/** Starts a run that reads the order from its ERP. */
export const syncOrder = (number: string, flow: string | undefined) =>
  bodyOf(api.POST('/api/orders/{number}/sync', { params: { path: { number }, query: { flow } } }))
