import { expect, test } from 'vitest'
import { csvUrl } from './csv'

test('a list as CSV has the conditions of the view', () => {
  expect(csvUrl('/api/runs/r.1/rows', { outcome: 'failed', code: undefined, q: 'a&b ş' })).toBe(
    '/api/runs/r.1/rows.csv?outcome=failed&q=a%26b+%C5%9F',
  )
  expect(csvUrl('/api/runs/r.1/rows', { outcome: undefined, q: '' })).toBe('/api/runs/r.1/rows.csv')
})
