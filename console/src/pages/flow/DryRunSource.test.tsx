import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { DryRunSource } from './DryRunSource'

vi.mock('../../settings/preferences')

const shown = (isLoading: boolean) =>
  renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <DryRunSource
        flow="orders"
        runs={isLoading ? undefined : []}
        error={null}
        isLoading={isLoading}
        onRetry={() => undefined}
        value=""
        onChange={() => undefined}
      />
    </QueryClientProvider>,
  )

test('the runs of a dry run are still loading', () => {
  expect(shown(true)).toContain('Loading')
  expect(shown(true)).not.toContain('no run')
})

test('a flow without a run has none for a dry run', () => expect(shown(false)).toContain('no run'))
