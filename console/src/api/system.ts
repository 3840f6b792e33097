import { queryOptions } from '@tanstack/react-query'
import { api } from './client'
import { ApiError } from './problem'

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
    refetchInterval: 20_000,
  })
