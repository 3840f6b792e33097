import { isObject } from './isObject'

/** Where two values of JSON differ first, as a JSON path; null if they are equal. The order of members has no meaning. */
export function differenceOf(a: unknown, b: unknown, path = '$'): string | null {
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let at = 0; at < Math.min(a.length, b.length); at++) {
      const found = differenceOf(a[at], b[at], `${path}[${at}]`)
      if (found) return found
    }
    return a.length === b.length ? null : `${path}[${Math.min(a.length, b.length)}]`
  }
  if (isObject(a) && isObject(b)) {
    for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (!Object.hasOwn(a, name) || !Object.hasOwn(b, name)) return `${path}.${name}`
      const found = differenceOf(a[name], b[name], `${path}.${name}`)
      if (found) return found
    }
    return null
  }
  return a === b ? null : path
}
