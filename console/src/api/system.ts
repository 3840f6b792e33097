import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas } from './client'
import { ApiError, bodyOf } from './problem'

export type SystemInfo = Schemas['SystemResponse']

/** The health of the host; unhealthy is an answer, not an error. */
export const healthQuery = () =>
  queryOptions({
    queryKey: ['health'],
    queryFn: async ({ signal }) => {
      const { data, error, response } = await api.GET('/api/health', { signal })
      const health = data ?? error
      if (!health || !('engines' in health)) throw new ApiError(response.status, null)
      return health
    },
    refetchInterval: ({ state }) => (state.status === 'error' ? 3000 : 20_000),
  })

/** Versions, settings, limits and secrets of the host. */
export const systemQuery = () =>
  queryOptions({
    queryKey: ['system'],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/system', { signal })),
    refetchInterval: 30_000,
  })
