import { expect, test } from 'vitest'
import { partsOf } from './stats'

const now = Date.parse('2026-11-30T21:30:15Z')

test('a period has hours', () =>
  expect(partsOf({ from: '2026-11-23T21:30:00Z' }, now)).toEqual({ from: '2026-11-23T21:30:00.000Z', bucket: 'hour' }))

test('a period without a beginning has the hours of the last 30 days', () =>
  expect(partsOf({ to: '2026-11-30T12:00:00Z' }, now)).toEqual({ from: '2026-10-31T12:00:00.000Z', bucket: 'hour' }))

test('a long period has whole days', () =>
  expect(partsOf({ from: '2026-01-05T10:15:00Z' }, now)).toEqual({ from: '2026-01-05T00:00:00.000Z', bucket: 'day' }))
