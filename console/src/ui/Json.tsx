import { useMemo } from 'react'
import { classes } from './classes'
import styles from './Json.module.css'

// A text, a number or a word; what is between them needs no colour.
const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
const longest = 200_000

/** JSON with its texts, numbers and names in colours. */
export function Json({ value, className }: { value: unknown; className?: string }) {
  const text = useMemo(() => (typeof value === 'string' ? pretty(value) : JSON.stringify(value, null, 2)), [value])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <pre className={classes(styles.json, className)} tabIndex={0}>
      {text.length > longest ? text : colored(text)}
    </pre>
  )
}

/** A response is a text that may hold JSON. */
function pretty(text: string) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

function colored(text: string) {
  const parts = []
  let at = 0
  for (const match of text.matchAll(token)) {
    if (match.index > at) parts.push(text.slice(at, match.index))
    const [whole, string, colon, word] = match
    const kind = string ? (colon ? styles.name : styles.string) : word ? styles.word : styles.number
    parts.push(
      <span key={match.index} className={kind}>
        {string ?? whole}
      </span>,
    )
    if (colon) parts.push(colon)
    at = match.index + whole.length
  }
  parts.push(text.slice(at))
  return parts
}
