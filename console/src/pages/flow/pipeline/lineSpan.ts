import type { Span } from '../../../ui/editor/jsonPlaces'

/** The line of a text that a message names, such as "line 3"; null if it names none. */
export function lineSpan(text: string, message: string): Span | null {
  const line = Number(/\bline (\d+)/i.exec(message)?.[1])
  const lines = text.split('\n')
  const found = lines[line - 1]
  if (found === undefined) return null
  const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
  return { from, to: from + found.length }
}
