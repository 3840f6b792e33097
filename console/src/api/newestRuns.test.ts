import { describe, expect, it, test } from 'vitest'
import { compareRuns, coversChanges, withNewest } from './newestRuns'
import type { Run, RunPage, RunStatus } from './runs'

const run = (minute: number, status: RunStatus = 'succeeded') =>
  ({ runId: `orders.20260301T12${String(minute).padStart(2, '0')}00000.slot`, status }) as Run
const page = (continuation: string | null, ...items: Run[]): RunPage => ({ items, continuation })
const loaded = (...pages: RunPage[]) => ({
  pages,
  pageParams: [undefined, ...pages.slice(0, -1).map((each) => each.continuation ?? undefined)],
})
const minutes = (pages: readonly RunPage[]) =>
  pages.map((each) => each.items.map(({ runId }) => Number(runId.slice(18, 20))))

test('runs are sorted as the host sorts them', () => {
  const ids = [
    'stock.20260301T120000001.slot',
    'orders.20260301T120000000.a1',
    'orders.20260301T120000000.slot',
    'stock.20260301T120000000.slot',
  ]
  expect(ids.toReversed().toSorted(compareRuns)).toEqual(ids)
})

describe('withNewest', () => {
  const before = loaded(page('40', run(50), run(40)), page('20', run(30), run(20)))

  it('keeps the loaded pages and where the next one begins', () => {
    const { pages, pageParams } = withNewest(before, page('50', run(55), run(50)))
    expect(minutes(pages)).toEqual([[55, 50], [40], [30, 20]])
    expect(pages.at(-1)?.continuation).toBe('20')
    expect(pageParams).toEqual([undefined, '50', '40'])
  })

  it('replaces runs that have changed', () => {
    const { pages } = withNewest(before, page('40', run(50, 'failed'), run(40)))
    expect(pages[0]?.items[0]?.status).toBe('failed')
    expect(minutes(pages)).toEqual([
      [50, 40],
      [30, 20],
    ])
  })

  it('leaves out runs that no longer match', () =>
    expect(minutes(withNewest(before, page('30', run(50), run(30))).pages)).toEqual([[50, 30], [20]]))

  it('has all of a list that became short', () => {
    const { pages } = withNewest(before, page(null, run(30)))
    expect(minutes(pages)).toEqual([[30]])
    expect(pages.at(-1)?.continuation).toBeNull()
  })
})

describe('coversChanges', () => {
  it('reaches the loaded runs', () => {
    const before = loaded(page('40', run(50), run(40)), page('20', run(30), run(20)))
    expect(coversChanges(before, run(55).runId)).toBe(false)
    expect(coversChanges(before, run(50).runId)).toBe(true)
    expect(coversChanges(before, run(45).runId)).toBe(true)
  })

  it('reaches each run that was active', () => {
    const before = loaded(page('40', run(50), run(40)), page('20', run(30, 'running'), run(20)))
    expect(coversChanges(before, run(40).runId)).toBe(false)
    expect(coversChanges(before, run(30).runId)).toBe(true)
  })
})
