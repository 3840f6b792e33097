import { beforeEach, expect, test, vi } from 'vitest'
import { untilVisible } from './untilVisible'

const page = Object.assign(new EventTarget(), { hidden: false })
vi.stubGlobal('document', page)

beforeEach(() => {
  page.hidden = true
})

/** Whether the promise is resolved after an event. */
async function isDone(promise: Promise<void>) {
  return Promise.race([promise.then(() => true), new Promise<boolean>((done) => setTimeout(() => done(false)))])
}

test('a visible page does not wait', async () => {
  page.hidden = false
  expect(await isDone(untilVisible(new AbortController().signal))).toBe(true)
})

test('a hidden page waits until it is shown', async () => {
  const waiting = untilVisible(new AbortController().signal)
  expect(await isDone(waiting)).toBe(false)
  page.hidden = false
  page.dispatchEvent(new Event('visibilitychange'))
  expect(await isDone(waiting)).toBe(true)
})

test('a hidden page does not wait for what is no longer wanted', async () => {
  const abort = new AbortController()
  const waiting = untilVisible(abort.signal)
  abort.abort()
  expect(await isDone(waiting)).toBe(true)
})
