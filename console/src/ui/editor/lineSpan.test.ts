import { expect, test } from 'vitest'
import { namedLine } from './lineSpan'

const text = 'a\n  bcd\n'

test.each([
  ['A name is missing in line 2, position 1.', { from: 4, to: 7 }],
  ['Line 1: invalid syntax', { from: 0, to: 1 }],
  ['line 9', null],
  ['no place', null],
])('%s', (message, span) => expect(namedLine(text, message)).toEqual(span))
