import { isObject } from '../../../../json/isObject'
import { isSame } from '../document'

/** A named value while it is edited. */
export interface Entry {
  name: string
  kind: 'text' | 'secret' | 'json'
  text: string
}

/** The entries of an object. */
export const entriesOf = (value: unknown): Entry[] =>
  isObject(value) ? Object.entries(value).map(([name, each]) => entryOf(name, each)) : []

function entryOf(name: string, value: unknown): Entry {
  if (typeof value === 'string') return { name, kind: 'text', text: value }
  if (isObject(value) && typeof value.secret === 'string' && Object.keys(value).length === 1)
    return { name, kind: 'secret', text: value.secret }
  return { name, kind: 'json', text: JSON.stringify(value) }
}

/** The object of the entries that have a name; undefined for none. The first of two with the same name counts. */
export function objectOf(entries: readonly Entry[]): Record<string, unknown> | undefined {
  const named = entries.filter(
    (entry, at) => entry.name && entries.findIndex((each) => each.name === entry.name) === at,
  )
  return named.length === 0 ? undefined : Object.fromEntries(named.map((entry) => [entry.name, readEntry(entry)]))
}

function readEntry({ kind, text }: Entry): unknown {
  if (kind === 'secret') return { secret: text }
  if (kind === 'text') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Whether the entries are what an object holds, besides entries that have no name yet. */
export const isObjectOf = (entries: readonly Entry[], value: unknown) => isSame(objectOf(entries) ?? {}, value ?? {})
