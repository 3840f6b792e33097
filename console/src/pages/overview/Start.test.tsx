import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { Start } from './Start'

vi.mock('../../settings/preferences')
vi.stubGlobal('location', { origin: 'https://host' })

const shown = (operations: string[]) => {
  const queries = new QueryClient()
  queries.setQueryData(['me'], { operations })
  return renderToStaticMarkup(
    <QueryClientProvider client={queries}>
      <Start />
    </QueryClientProvider>,
  )
}

test('a reader who may edit flows finds ways to the first one', () => {
  const page = shown(['listFlows', 'putFlow'])
  expect(page).toContain('New flow')
  expect(page).toContain('https://host/api/flows/my-flow')
})

test('a reader who may not edit flows reads who may', () => {
  const page = shown(['listFlows'])
  expect(page).toContain('Those who may edit flows create the first one.')
  expect(page).not.toContain('curl')
  expect(page).not.toContain('New flow')
})
