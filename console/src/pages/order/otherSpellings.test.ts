import { expect, test } from 'vitest'
import { otherSpellings } from './otherSpellings'

test.each([
  ['ord0000003', ['ORD0000003']],
  ['ORD 0000003', ['ord 0000003', 'ORD0000003', 'ord0000003']],
  ['\u200e#ORD7\u00a0', ['ORD7', 'ord7']],
  ['1234', []],
  [' 1234 ', ['1234']],
  ['  ', []],
])('%j may be meant as %j', (number, expected) => {
  expect(otherSpellings(number)).toEqual(expected)
})
