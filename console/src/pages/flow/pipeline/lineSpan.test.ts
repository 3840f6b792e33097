import { expect, test } from 'vitest'
import { lineSpan } from './lineSpan'

const text = 'a\nbcd\n'

test.each([
  ['A name is missing in line 2, position 1.', { from: 2, to: 5 }],
  ['Line 1: invalid syntax', { from: 0, to: 1 }],
  ['line 9', null],
  ['no place', null],
])('%s', (message, span) => expect(lineSpan(text, message)).toEqual(span))
