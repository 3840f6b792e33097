import { expect, test, vi } from 'vitest'
import { fixWords } from '../pages/bench/fixWords'
import { benchWords } from '../pages/bench/words'
import { errorPageWords } from '../pages/error/words'
import { flowsWords } from '../pages/flows/words'
import { overviewWords } from '../pages/overview/words'

vi.mock('../settings/preferences', () => ({ usePreferences: () => ({ language: 'en' }) }))

test('Turkish suffixes follow a typographic apostrophe, as elsewhere', () => {
  const texts = Object.values({ ...benchWords.tr, ...flowsWords.tr }).filter((text) => typeof text === 'string')
  expect(texts.filter((text) => text.includes("'"))).toEqual([])
})

test('one thing is in the singular', () => {
  expect(overviewWords.en.rows('1')).toBe('1 row')
  expect(overviewWords.en['day.hour']('12:00', '1', '0')).toBe('12:00: 1 row, 0 not written')
  expect(errorPageWords.en['trend.hour']('12:00', '1', '1')).toBe('12:00: 1 row, 1 run')
  expect(flowsWords.en.recent(1)).toBe('The last run')
  expect(fixWords.en.left(1, 200)).toBe('1 more row failed; a bench takes the first 200.')
})
