import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { openErrorsQuery } from '../../api/errors'
import { healthQuery } from '../../api/system'
import { Needs } from './Needs'

vi.mock('../../settings/preferences')

const shown = (queries: QueryClient) =>
  renderToStaticMarkup(
    <QueryClientProvider client={queries}>
      <Needs flows={[]} />
    </QueryClientProvider>,
  )

/** The answers that have arrived. */
function answers({ health }: { health: boolean }) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  queries.setQueryData(openErrorsQuery(6).queryKey, { items: [], continuation: null })
  if (health) queries.setQueryData(healthQuery().queryKey, { runs: [] } as never)
  return queries
}

test('nothing needs the reader once errors and runs are known', () =>
  expect(shown(answers({ health: true }))).toContain('Nothing needs you'))

test('the runs that wait for a person may still arrive', () => {
  const markup = shown(answers({ health: false }))
  expect(markup).not.toContain('Nothing needs you')
  expect(markup).toContain('Loading')
})
