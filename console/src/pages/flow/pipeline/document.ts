import { applyEdits, modify } from 'jsonc-parser'
import { isObject } from '../../../json/isObject'

/** The names and positions from the root of a definition to one of its values. */
export type Path = readonly (string | number)[]

const formattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' }

/** The names of a path such as `erp.pagination.limit`. */
export const pathOf = (dotted: string): Path => dotted.split('.')

/** A path as the host writes it in its errors, such as `$.erp.headers[0]`. */
export const jsonPathOf = (path: Path) =>
  `$${path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('')}`

/** Whether a JSON path leads to a value or into it. */
export const isWithin = (jsonPath: string, outer: string) =>
  jsonPath === outer || (jsonPath.startsWith(outer) && /[.[]/.test(jsonPath.charAt(outer.length)))

/** A definition as an object; null for a text that is not one. */
export function parsedDefinition(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/** The value at a path; undefined if there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  let found = value
  for (const part of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return undefined
    found = (found as Record<string | number, unknown>)[part]
  }
  return found
}

/** The text with another value at a path, or without it for undefined. The rest of the text stays as it is. */
export function edited(text: string, path: Path, value: unknown): string {
  // What is to be removed may not exist.
  if (value === undefined && valueAt(parsedDefinition(text), path) === undefined) return text
  return applyEdits(text, modify(text, [...path], value, { formattingOptions }))
}

/** Whether two values are the same JSON. The order of members counts: a spec may depend on it. */
export const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The deepest members that differ, in any order. An array differs as a whole. */
export function differences(a: unknown, b: unknown, path: Path = []): Path[] {
  if (!isObject(a) || !isObject(b)) return isSame(a, b) ? [] : [path]
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].flatMap((name) => differences(a[name], b[name], [...path, name]))
}
