import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { errorQuery } from '../../api/errors'
import { ApiError } from '../../api/problem'
import { FixBanner } from './FixBanner'

vi.mock('../../settings/preferences')

async function shown(answer: () => Promise<never>, mayTest = true) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, retryOnMount: false } } })
  const { queryKey } = errorQuery('gone')
  await queries.prefetchQuery({ queryKey, queryFn: answer })
  const banner = () => (
    <QueryClientProvider client={queries}>
      <FixBanner
        flow="orders"
        fingerprint="gone"
        step="script"
        mayTest={mayTest}
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
  const markup = await shown(() => Promise.reject(new ApiError(404, null)))
  expect(markup).toContain('The error of this link no longer exists')
  expect(markup).toContain('href="/errors?flow=orders"')
  expect(markup).not.toContain('cases are still below')
})

test('an error that could not be loaded can be loaded again', async () => {
  expect(await shown(() => Promise.reject(new ApiError(503, null)))).toContain('Try again')
})

test('a reader who may not test the step sees the error, and who can correct it', async () => {
  const group = { fingerprint: 'gone', flow: 'orders', message: 'Refused.', state: 'open', versions: [1], orders: 1 }
  const markup = await shown(() => Promise.resolve({ group } as never), false)
  expect(markup).toContain('Refused.')
  expect(markup).toContain('Somebody who may edit the flow')
})
