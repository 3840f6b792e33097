import { expect, test, vi } from 'vitest'
import type { Row, Run } from '../../api/runs'
import { supportText } from './supportText'
import { runWords } from './words'

vi.mock('../../settings/preferences')

const run = { runId: 'orders.1', flow: 'orders', version: 3, started: '2026-11-30T09:00:00Z' } as Run
const row = {
  row: 7,
  order: 'ORD1',
  httpStatus: 400,
  code: 'omnitron.rejected',
  message: 'Refused.',
  at: '2026-11-30T09:00:05Z',
  response: null,
  request: { order: 'ORD1' },
} as Row

test('the text for a ticket is in the language of the reader', () => {
  expect(supportText(run, row, 'Omnitron siparişi reddetti', runWords.tr).split('\n')).toEqual([
    'ORD1: Omnitron siparişi reddetti (HTTP 400)',
    'Refused.',
    'Kod: omnitron.rejected',
    'Akış: orders, Sürüm 3',
    'Çalışma: orders.1, Satır 7',
    'Zaman: 2026-11-30T09:00:05Z',
    'İstek: {"order":"ORD1"}',
  ])
})

test('a row without an order is named by its number', () => {
  expect(supportText(run, { ...row, order: null }, 'Omnitron refused the order', runWords.en)).toMatch(
    /^Row 7: Omnitron/,
  )
})
