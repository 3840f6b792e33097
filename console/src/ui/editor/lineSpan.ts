import type { Span } from './jsonPlaces'

/** A line of a text, from 1, without its indentation; null if the text has no such line. */
export function lineSpan(text: string, line: number): Span | null {
  const lines = text.split('\n')
  const content = lines[line - 1]
  if (content === undefined) return null
  const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
  const indent = content.length - content.trimStart().length
  return { from: from + indent, to: from + content.length }
}

/** The line of a text that a message names, such as "line 3"; null if it names none. */
export const namedLine = (text: string, message: string) => lineSpan(text, Number(/\bline (\d+)/i.exec(message)?.[1]))
