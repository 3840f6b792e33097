import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas } from './client'
import { bodyOf } from './problem'

export type OrderRow = Schemas['OrderRow']
export type ValueChange = Schemas['ValueChange']

export const orderQuery = (number: string) =>
  queryOptions({
    queryKey: ['order', number],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/orders', { params: { query: { number, limit: 100 } }, signal })),
    refetchInterval: 10_000,
  })

/** Starts a run that reads the order from its ERP. */
export const syncOrder = (number: string, flow: string | undefined) =>
  bodyOf(api.POST('/api/orders/{number}/sync', { params: { path: { number }, query: { flow } } }))
