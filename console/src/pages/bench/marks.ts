import type { Mark } from '../../ui/editor/CodeEditor'
import { findPath, type Span } from '../../ui/editor/jsonPlaces'
import { lineSpan } from '../../ui/editor/lineSpan'
import type { Part } from './part'
import type { Finding, Tested } from './tryPart'

/** The line in a place such as `line 3, position 7`; null without one. */
export function lineIn(place: string | null): number | null {
  const found = /^line (\d+)/.exec(place ?? '')?.[1]
  return found === undefined ? null : Number(found)
}

/** Where a place is in the text of a part; null if it is not in it. */
export function spanOf(place: string | null, text: string, kind: Part['kind']): Span | null {
  const line = lineIn(place)
  if (line !== null) return lineSpan(text, line)
  return kind === 'mapping' && place?.startsWith('$') && !place.startsWith('$.input') ? findPath(text, place) : null
}

/** What a test found, at its places in the text. */
export function marksOf({ errors, warnings }: Tested, text: string, kind: Part['kind']): Mark[] {
  const placed = (severity: Mark['severity']) => (finding: Finding) => {
    const span = spanOf(finding.place, text, kind)
    return span ? [{ ...span, severity, message: finding.message }] : []
  }
  return [...errors.flatMap(placed('error')), ...warnings.flatMap(placed('warning'))].sort((a, b) => a.from - b.from)
}
