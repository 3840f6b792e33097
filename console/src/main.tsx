import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './tokens.css'
import './base.css'
import { meQuery } from './api/me'
import { ApiError } from './api/problem'
import { router } from './router'
import { Toasts } from './ui/Toasts'

const queries = new QueryClient({
  queryCache: new QueryCache({
    // A session that has ended: the frame asks for a key.
    onError: (error, query) => {
      if (error instanceof ApiError && error.status === 401 && query.queryKey[0] !== 'me')
        queries.invalidateQueries({ queryKey: meQuery().queryKey })
    },
  }),
  defaultOptions: {
    queries: {
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
