import { CSPProvider } from '@base-ui/react/csp-provider'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './tokens.css'
import './base.css'
import { meQuery } from './api/me'
import { ApiError } from './api/problem'
import { healthQuery } from './api/system'
import { isUnreachable } from './api/unreachable'
import { router } from './router'
import { Toasts } from './ui/Toasts'

// A session that has ended: the frame asks for a key. A host that does not answer: the frame says so.
const ask = (error: unknown, key?: unknown) => {
  const { queryKey } = meQuery()
  // While it asks already, a wrong key must not make it ask anew without its message.
  if (error instanceof ApiError && error.status === 401 && queries.getQueryState(queryKey)?.status === 'success')
    queries.invalidateQueries({ queryKey })
  if (isUnreachable(error) && key !== 'health') queries.invalidateQueries({ queryKey: healthQuery().queryKey })
}

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: (error, query) => ask(error, query.queryKey[0]) }),
  mutationCache: new MutationCache({ onError: (error) => ask(error) }),
  defaultOptions: {
    // The host may be on this computer, which needs no network for it.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 2000,
      // A refused call would be refused again.
      retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status < 500),
    },
  },
})

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
          <Toasts />
        </QueryClientProvider>
      </CSPProvider>
    </StrictMode>,
  )
