import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { DraftContext } from './DraftContext'
import { Pipeline } from './Pipeline'

vi.mock('../../../settings/preferences')

const nothing = () => undefined

const shown = (mayTry: boolean) =>
  renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <DraftContext
        value={{
          flow: 'orders',
          definition: { direction: 'inbound' },
          problems: [],
          readOnly: true,
          set: nothing,
          unparsed: {},
          setUnparsed: nothing,
        }}
      >
        <Pipeline
          open="write"
          onOpen={nothing}
          mayTry={mayTry}
          sample={null}
          trial={undefined}
          row={undefined}
          isWhole={false}
          isStale={false}
        />
      </DraftContext>
    </QueryClientProvider>,
  )

test('a card asks for a sample', () => expect(shown(true)).toContain('Pin a sample'))

test('a card does not ask a reader for a sample who may not send it through the steps', () =>
  expect(shown(false)).not.toContain('Pin a sample'))
