import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import type { ErrorGroup } from '../../api/errors'
import { meQuery } from '../../api/me'
import { NoteText } from './NoteText'

vi.mock('../../settings/preferences')

function shown(operations: readonly string[]) {
  const queries = new QueryClient()
  queries.setQueryData(meQuery().queryKey, { operations } as never)
  return renderToStaticMarkup(
    <QueryClientProvider client={queries}>
      <NoteText group={{ fingerprint: 'one', note: null } as ErrorGroup} />
    </QueryClientProvider>,
  )
}

test('a reader who may write the note is asked to', () => expect(shown(['noteError'])).toContain('Write down'))

test('a reader who may not write a note is not asked for one', () => {
  expect(shown([])).toContain('No note.')
  expect(shown([])).not.toContain('Write down')
})
