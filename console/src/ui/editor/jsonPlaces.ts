import { jsonLanguage } from '@codemirror/lang-json'
import type { SyntaxNode } from '@lezer/common'

export interface Span {
  from: number
  to: number
}

/**
 * Where a JSON path such as `$.erp.headers[0].name` is in a text: the member's name, or the closest one above it that
 * exists. A name in a path may contain dots and spaces.
 */
export function findPath(text: string, path: string): Span {
  const root = jsonLanguage.parser.parse(text).topNode.firstChild
  let span: Span = { from: 0, to: Math.min(1, text.length) }
  let node: SyntaxNode | null = root
  let rest = path.replace(/^\$/, '')
  while (node && rest) {
    const step: { value: SyntaxNode | null; span: Span; rest: string } | null =
      node.name === 'Array' ? item(node, rest) : member(node, text, rest.replace(/^\./, ''))
    if (!step) break
    ;({ value: node, span, rest } = step)
  }
  return span
}

function item(array: SyntaxNode, rest: string) {
  const match = /^\[(\d+)\]/.exec(rest)
  if (!match) return null
  const values = children(array).filter((child) => !/^[[\],]$|⚠/.test(child.name))
  const value = values[Number(match[1])]
  if (!value) return null
  const head = value.firstChild && /^(Object|Array)$/.test(value.name) ? value.firstChild : value
  return { value, span: { from: head.from, to: head.to }, rest: rest.slice(match[0].length) }
}

function member(object: SyntaxNode, text: string, rest: string) {
  let found: { name: SyntaxNode; property: SyntaxNode; length: number } | null = null
  for (const property of object.getChildren('Property')) {
    const name = property.getChild('PropertyName')
    if (!name) continue
    for (const [start, end] of [
      ['', ''],
      ["['", "']"],
    ]) {
      const key = start + decoded(text.slice(name.from, name.to)) + end
      const next = rest[key.length]
      if (rest.startsWith(key) && (next === undefined || next === '.' || next === '['))
        if (!found || key.length > found.length) found = { name, property, length: key.length }
    }
  }
  if (!found) return null
  const { name, property, length } = found
  const value = property.lastChild === name ? null : property.lastChild
  return { value, span: { from: name.from, to: name.to }, rest: rest.slice(length) }
}

function decoded(quoted: string): string {
  try {
    return JSON.parse(quoted)
  } catch {
    return quoted.slice(1, -1)
  }
}

function children(node: SyntaxNode) {
  const all = []
  for (let child = node.firstChild; child; child = child.nextSibling) all.push(child)
  return all
}

/** Where a text stops being JSON; null if it is JSON. */
export function findSyntaxError(text: string): Span | null {
  try {
    JSON.parse(text)
    return null
  } catch {
    let at = 0
    const cursor = jsonLanguage.parser.parse(text).cursor()
    do {
      if (cursor.type.isError) {
        at = cursor.from
        break
      }
    } while (cursor.next())
    return { from: Math.min(at, text.length), to: Math.min(at + 1, text.length) }
  }
}

/** The number of the line that holds a position, from 1. */
export const lineAt = (text: string, position: number) => text.slice(0, position).split('\n').length
