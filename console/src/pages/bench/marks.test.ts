import { expect, test } from 'vitest'
import { spanOf } from './marks'

const script = 'import json\n\n  raise ValueError(1)\n'
const spec = '[{"operation": "shift", "spec": {"a": "b"}}]'
const found = (place: string | null, text: string, kind: 'script' | 'mapping') => {
  const span = spanOf(place, text, kind)
  return span && text.slice(span.from, span.to)
}

test.each([
  ['line 3', script, 'script', 'raise ValueError(1)'],
  ['line 3, position 7', script, 'script', 'raise ValueError(1)'],
  ['line 9', script, 'script', null],
  [null, script, 'script', null],
  ['$[0].spec.a', spec, 'mapping', '"a"'],
  ['$.input', spec, 'mapping', null],
] as const)('%s is at its text', (place, text, kind, expected) => expect(found(place, text, kind)).toBe(expected))
