import { afterEach, expect, test, vi } from 'vitest'
import { copyText } from './clipboard'

afterEach(() => vi.unstubAllGlobals())

test('a page over plain HTTP says that it cannot copy', async () => {
  vi.stubGlobal('navigator', {})
  await expect(copyText('a', 'no clipboard here')).rejects.toThrow('no clipboard here')
})

test('a text is copied', async () => {
  const writeText = vi.fn(() => Promise.resolve())
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  await copyText('a', 'no clipboard here')
  expect(writeText).toHaveBeenCalledWith('a')
})
