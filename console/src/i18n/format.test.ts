import { expect, test, vi } from 'vitest'
import { formatDuration, formatPercent } from './format'

vi.mock('../settings/preferences', () => ({ preferences: () => ({ language: 'en' }) }))

test.each([
  [0, '0 ms'],
  [999.4, '999 ms'],
  [999.6, '1 s'],
  [4_240, '4.2 s'],
  [9_960, '10 s'],
  [59_700, '1 min'],
  [200_000, '3 min 20 s'],
  [3_599_700, '1 h'],
  [86_400_000, '1 d'],
])('%d ms are %s', (ms, expected) => expect(formatDuration(ms)).toBe(expected))

test.each([
  [0, '0%'],
  [0.00003, '<0.1%'],
  [0.012, '1.2%'],
  [0.25, '25%'],
  [0.99996, '99.9%'],
  [1, '100%'],
])('a share of %d is %s', (share, expected) => expect(formatPercent(share)).toBe(expected))
