import { beforeEach, expect, test, vi } from 'vitest'
import { type Draft, keepDraft, readDraft, watchDraft } from './draft'

const draft: Draft = { base: 1, baseText: '{}', text: '{"enabled": false}' }
const stored = new Map<string, string>()
const tab = new EventTarget()

vi.stubGlobal('window', tab)
vi.stubGlobal('localStorage', {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => stored.set(key, value),
  removeItem: (key: string) => stored.delete(key),
})

beforeEach(() => stored.clear())

/** What the browser dispatches in the other tabs. */
const changed = (key: string | null) => tab.dispatchEvent(Object.assign(new Event('storage'), { key }))

test('a draft is kept until it is discarded', () => {
  keepDraft('orders', draft)
  expect(readDraft('orders')).toEqual(draft)
  keepDraft('orders', null)
  expect(readDraft('orders')).toBeNull()
})

test('the draft of another tab is taken over', () => {
  const seen: (Draft | null)[] = []
  const stop = watchDraft('orders', (each) => seen.push(each))
  keepDraft('orders', draft)
  changed('draft:orders')
  changed('draft:others')
  keepDraft('orders', null)
  changed(null)
  stop()
  changed('draft:orders')
  expect(seen).toEqual([draft, null])
})
