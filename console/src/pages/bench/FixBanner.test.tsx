import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { errorQuery } from '../../api/errors'
import { ApiError } from '../../api/problem'
import { FixBanner } from './FixBanner'

vi.mock('../../settings/preferences')

async function shown(failure: Error) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, retryOnMount: false } } })
  const { queryKey } = errorQuery('gone')
  await queries.prefetchQuery({ queryKey, queryFn: () => Promise.reject(failure) })
  const banner = () => (
    <QueryClientProvider client={queries}>
      <FixBanner
        flow="orders"
        fingerprint="gone"
        step="script"
        cases={[]}
        isPassing={false}
        version={1}
        isEdited={false}
        onCollected={() => undefined}
      />
    </QueryClientProvider>
  )
  const router = createRouter({
    routeTree: createRootRoute({ component: banner }),
    history: createMemoryHistory(),
  })
  await router.load()
  return renderToStaticMarkup(<RouterProvider router={router as never} />)
}

test('an error that was deleted is gone, and the other errors are a link', async () => {
  const markup = await shown(new ApiError(404, null))
  expect(markup).toContain('The error of this link no longer exists')
  expect(markup).toContain('href="/errors?flow=orders"')
  expect(markup).not.toContain('cases are still below')
})

test('an error that could not be loaded can be loaded again', async () => {
  expect(await shown(new ApiError(503, null))).toContain('Try again')
})
