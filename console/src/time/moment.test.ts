import { expect, test } from 'vitest'
import { formatMoment, formatRelative, formatTime, offsetOf } from './moment'

const moment = new Date('2026-11-29T04:05:31Z')
const options = { language: 'en', now: moment } as const

test.each([
  ['Europe/Istanbul', '07:05 +03'],
  ['UTC', '04:05 UTC'],
  ['Asia/Kolkata', '09:35 +05:30'],
  ['America/St_Johns', '00:35 -03:30'],
])('a time in %s is %s', (zone, expected) => {
  expect(formatMoment(moment, zone, options)).toBe(expected)
  expect(formatTime(moment, zone)).toBe(expected)
})

test('another day has its date, and another year has its year', () => {
  expect(formatMoment(new Date('2026-11-28T20:00:00Z'), 'UTC', options)).toBe('28 Nov 20:00 UTC')
  expect(formatMoment(new Date('2025-11-29T04:05:31Z'), 'UTC', { ...options, language: 'tr' })).toBe(
    '29 Kas 2025 04:05 UTC',
  )
})

test('the day is the one of the zone', () => {
  // In Istanbul it is already the 30th.
  const late = new Date('2026-11-29T22:30:00Z')
  expect(formatMoment(late, 'Europe/Istanbul', options)).toBe('30 Nov 01:30 +03')
  expect(formatMoment(late, 'UTC', options)).toBe('22:30 UTC')
})

test('the offset changes with daylight saving', () => {
  expect(offsetOf(new Date('2026-03-29T00:59:00Z'), 'Europe/Berlin')).toBe('+01')
  expect(offsetOf(new Date('2026-03-29T01:00:00Z'), 'Europe/Berlin')).toBe('+02')
})

test.each([
  [-30, '30 sec. ago'],
  [-100, '2 min. ago'],
  [-59.7, '1 min. ago'],
  [-3590, '1 hr. ago'],
  [7200, 'in 2 hr.'],
  [-86400 * 3, '3 days ago'],
])('%s seconds are %s', (seconds, expected) => {
  expect(formatRelative(new Date(moment.getTime() + seconds * 1000), 'en', moment)).toBe(expected)
})
