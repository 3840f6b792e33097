import { describe, expect, it } from 'vitest'
import type { Hour } from '../../api/stats'
import { hour } from '../../time/lengths'
import { barsOf, countOf } from './histogram'

const start = Date.parse('2026-03-01T00:00:00Z')

const item = (hours: number, runs: Partial<Hour['runs']>): Hour =>
  ({
    start: new Date(start + hours * hour).toISOString(),
    runs: { total: 0, succeeded: 0, empty: 0, partial: 0, failed: 0, cancelled: 0, ...runs },
  }) as Hour

describe('barsOf', () => {
  it('has a bar for each hour of a day', () => {
    const bars = barsOf([item(5, { succeeded: 2, failed: 1 })], start, start + 24 * hour, 72)
    expect(bars).toHaveLength(24)
    expect(bars[5]).toEqual({
      from: start + 5 * hour,
      to: start + 6 * hour,
      runs: { succeeded: 2, empty: 0, partial: 0, failed: 1, cancelled: 0 },
    })
  })

  it('sums hours where a week has too many', () => {
    const bars = barsOf(
      [item(0, { empty: 1 }), item(2, { empty: 4 }), item(3, { empty: 9 })],
      start,
      start + 168 * hour,
      72,
    )
    expect(bars).toHaveLength(56)
    expect(bars.slice(0, 2).map((bar) => bar.runs.empty)).toEqual([5, 9])
  })

  it('has whole days where a period is long', () => {
    const days = 300
    const bars = barsOf([item(25 * 24, { failed: 1 })], start, start + days * 24 * hour, 28)
    expect(bars.map((bar) => (bar.from - start) / hour / 24)).toEqual(bars.map((_, index) => index * 11))
    expect(bars.findIndex((bar) => bar.runs.failed === 1)).toBe(2)
  })

  it('ends with the period', () => {
    const bars = barsOf([], start, start + 100 * hour, 72)
    expect(bars.at(-1)?.to).toBe(start + 100 * hour)
  })
})

describe('countOf', () => {
  it('counts one status, or all', () => {
    const bar = { from: 0, to: 1, runs: { succeeded: 1, empty: 2, partial: 3, failed: 4, cancelled: 5 } }
    expect(countOf(bar, 'failed')).toBe(4)
    expect(countOf(bar, undefined)).toBe(15)
  })
})
