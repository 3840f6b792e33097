import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { statsQuery } from '../../api/stats'
import { Histogram } from './Histogram'

vi.mock('../../settings/preferences')
vi.mock('../../ui/useIsNarrow', () => ({ useIsNarrow: () => false }))

const span = { flow: undefined, from: '2026-11-29T00:00:00Z', to: '2026-11-30T00:00:00Z' }

const shown = (queries: QueryClient) =>
  renderToStaticMarkup(
    <QueryClientProvider client={queries}>
      <Histogram {...span} status={undefined} onChoose={() => undefined} />
    </QueryClientProvider>,
  )

test('the histogram says that it is loading', () => expect(shown(new QueryClient())).toContain('Loading'))

test('the histogram shows why it could not be loaded', async () => {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, retryOnMount: false } } })
  const { queryKey } = statsQuery(span)
  await queries.prefetchQuery({ queryKey, queryFn: () => Promise.reject(new Error('No statistics.')) })
  const markup = shown(queries)
  expect(markup).toContain('No statistics.')
  expect(markup).toContain('Try again')
})
