import { expect, test } from 'vitest'
import { cronText, durationOf } from './cron'

test.each([
  ['0 */5 * * * ?', 'en', 'Every 5 minutes'],
  ['0 */5 * * * ?', 'tr', 'Her 5 dakikada bir'],
  ['*/15 * * * *', 'en', 'Every 15 minutes'],
  // Day 2 is Monday in Quartz and Tuesday in Unix.
  ['0 0 9 ? * 2', 'en', 'At 09:00, only on Monday'],
  ['0 9 * * 2', 'en', 'At 09:00, only on Tuesday'],
  ['nonsense', 'en', 'nonsense'],
] as const)('%s in %s is "%s"', (cron, language, expected) => {
  expect(cronText(cron, language)).toBe(expected)
})

test.each([
  ['00:05:00', 300_000],
  ['7.00:00:00', 604_800_000],
  ['01:30:15.5', 5_415_000],
  ['soon', null],
])('%s is %s ms', (text, expected) => {
  expect(durationOf(text)).toBe(expected)
})
