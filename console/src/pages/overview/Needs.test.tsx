import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { alarmsQuery } from '../../api/alarms'
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
function answers({ health, alarms }: { health: boolean; alarms: boolean }) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  queries.setQueryData(openErrorsQuery(6).queryKey, { items: [], continuation: null })
  if (health) queries.setQueryData(healthQuery().queryKey, { runs: [] } as never)
  if (alarms) queries.setQueryData(alarmsQuery().queryKey, { items: [] })
  return queries
}

test('nothing needs the reader once errors, runs and alarms are known', () =>
  expect(shown(answers({ health: true, alarms: true }))).toContain('Nothing needs you'))

test.each([
  ['the runs that wait for a person', { health: false, alarms: true }],
  ['the alarms that fire', { health: true, alarms: false }],
])('%s may still arrive', (_, arrived) => {
  const markup = shown(answers(arrived))
  expect(markup).not.toContain('Nothing needs you')
  expect(markup).toContain('Loading')
})
