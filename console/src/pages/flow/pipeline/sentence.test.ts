import { readFileSync } from 'node:fs'
import { parse } from 'jsonc-parser'
import { expect, test, vi } from 'vitest'
import { sentenceOf } from './sentence'
import type { StepId } from './steps'
import { stepWords } from './stepWords'

// Preferences are those of a browser.
vi.hoisted(() => {
  vi.stubGlobal('localStorage', { getItem: () => null })
  vi.stubGlobal('document', { documentElement: { dataset: {} } })
  vi.stubGlobal('navigator', { language: 'en' })
})

const sample = parse(readFileSync('../samples/orders-inbound.json', 'utf8'))
const sentence = (step: StepId, definition: unknown) => sentenceOf(step, definition, stepWords.en, 'en')

test.each<[StepId, string]>([
  ['type', 'Inbound: reads order data from the ERP.'],
  ['schedule', 'Every 5 minutes · Europe/Istanbul'],
  ['parameters', 'number, modified_date__gt'],
  ['login', 'JWT at http://127.0.0.1:7081/auth/token'],
  ['request', 'GET http://127.0.0.1:7081/orders · 1 extra parameter'],
  ['response', 'JSON, items at $.results'],
  ['pagination', 'Offset, 6 items per page'],
  ['script', '10 lines of Python'],
  ['mapping', 'Jolt: shift'],
  ['omnitron', 'http://127.0.0.1:7082 as flow'],
  ['write', 'Up to 8 orders at once · 3 retries · unchanged orders are skipped'],
  ['alarms', 'Nobody is notified.'],
])('the card %s of the sample flow says: %s', (step, expected) => expect(sentence(step, sample)).toBe(expected))

test.each<[StepId, unknown, string]>([
  ['type', {}, 'The direction is missing.'],
  [
    'type',
    { direction: 'OUTBOUND', enabled: false },
    'Outbound: the ERP posts order data. Disabled: it starts no runs.',
  ],
  ['schedule', { schedule: { every: '00:05:00' } }, 'Every 5 minutes'],
  ['schedule', { schedule: { every: '7.00:00:00' } }, 'Every 7 days'],
  ['schedule', { schedule: { every: '01:30:00' } }, 'Every 1 hour 30 minutes'],
  ['schedule', { schedule: { every: 'soon' } }, 'Every soon'],
  ['login', {}, 'Without a login.'],
  ['request', { erp: 5 }, 'The URL is missing.'],
  ['script', {}, 'Left out: data passes unchanged.'],
  ['alarms', { alarms: { errorRatePercent: 0, noRunFor: '01:00:00' } }, '0% errors · no run for 1 h'],
])('%s of %j says: %s', (step, definition, expected) => expect(sentence(step, definition)).toBe(expected))
