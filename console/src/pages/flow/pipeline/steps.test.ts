import { expect, test } from 'vitest'
import { stepOf, stepsOf } from './steps'

test.each([
  ['$.erp.pagination.limit', 'pagination'],
  ['$.erp.url', 'request'],
  ['$.erp', 'response'],
  ['$.erp.failure.rules[0].path', 'response'],
  ['$.mapping.spec[1].operation', 'mapping'],
  ['$.schedules', null],
  ['$', null],
  [null, null],
])('%s is on the card %s', (path, expected) => expect(stepOf(path, 'inbound')).toBe(expected))

test('an outbound flow has other cards', () => {
  expect(stepsOf('Outbound')).not.toContain('schedule')
  expect(stepOf('$.erp.pagination.limit', 'outbound')).toBe('response')
  expect(stepOf('$.schedule', 'outbound')).toBeNull()
})
