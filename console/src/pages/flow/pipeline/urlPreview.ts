import { isObject } from '../../../json/isObject'
import { pathOf, valueAt } from './document'
import { shownText } from './shownText'

/** A request of the ERP whose texts may still have expressions. */
export interface RequestDraft {
  method: string
  url: string
  /** The query of a GET; empty for a POST. */
  query: readonly (readonly [name: string, value: string])[]
  attributes: Record<string, string>
}

/** The first request of a run with these trigger parameters, built as the host builds it. */
export function requestDraft(definition: unknown, parameters: Readonly<Record<string, string>>): RequestDraft {
  const at = (path: string) => valueAt(definition, pathOf(path))
  const method = shownText(at('erp.method')).toUpperCase() || 'GET'
  const page = firstPage(at('erp.pagination'))
  const query = new Map<string, string>()
  const add = (name: string, value: string) => {
    query.delete(name)
    query.set(name, value)
  }
  for (const [name, value] of Object.entries(isObject(at('erp.extraParams')) ? (at('erp.extraParams') as object) : {}))
    add(name, secretOr(value))
  for (const [name, value] of Object.entries(parameters))
    add(shownText(valueAt(definition, ['erp', 'parameters', name, 'key'])) || name, literal(value))
  for (const [name, value] of page.query) add(name, value)
  return {
    method,
    url: secretOr(at('erp.url')),
    query: method === 'POST' ? [] : [...query],
    attributes: { 'token.erp': '<token>', ...page.attributes, ...parameters },
  }
}

/** All texts of a request as one expression, so that one call evaluates them. */
export const expressionOf = (draft: RequestDraft) => [draft.url, ...draft.query.map(([, value]) => value)].join(divider)

/** The URL from the evaluated texts. What the URL has under the same name is replaced, as the host does. */
export function urlFrom(draft: RequestDraft, evaluated: string): string {
  const [url = '', ...values] = evaluated.split(divider)
  if (draft.query.length === 0) return url
  const names = new Set(draft.query.map(([name]) => name))
  const [address = '', own = ''] = url.split('#')[0]?.split('?') ?? []
  const kept = own.split('&').filter((pair) => pair && !names.has(decoded(pair.split('=')[0] ?? '')))
  return `${address}?${[...kept, ...draft.query.map(([name], at) => `${escaped(name)}=${escaped(values[at] ?? '')}`)].join('&')}`
}

const divider = '\n'

/** Values of the two parameters that every flow has: one order, or the changes since a moment. */
export const exampleParameters = (zone: string, moment: Date) => ({
  number: { number: 'ORD0000003' },
  modified: { modified_date__gt: localTime(zone, moment) },
})

/** A moment as `yyyy-MM-dd'T'HH:mm:ss.SSSSSS` in a zone; in UTC if there is no such zone. */
export function localTime(zone: string, moment: Date): string {
  try {
    const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone || 'UTC', dateStyle: 'short', timeStyle: 'medium' })
    return `${parts.format(moment).replace(' ', 'T')}.${String(moment.getMilliseconds()).padStart(3, '0')}000`
  } catch {
    return localTime('UTC', moment)
  }
}

function firstPage(pagination: unknown): { query: [string, string][]; attributes: Record<string, string> } {
  const at = (name: string, missing: string) => shownText(valueAt(pagination, [name])) || missing
  const type = at('type', 'none').toLowerCase()
  if (type === 'none') return { query: [], attributes: {} }
  const limit = at('limit', '100')
  const number = at('firstPage', '1')
  const query: [string, string][] = []
  if (type === 'offset') query.push([at('offsetKey', 'offset'), '0'])
  if (type === 'page') query.push([at('pageKey', 'page'), number])
  // An empty name sends no size.
  const limitKey = valueAt(pagination, ['limitKey'])
  if (type !== 'next' && limitKey !== '') query.push([at('limitKey', 'limit'), limit])
  return { query, attributes: { 'page.number': number, 'page.offset': '0', 'page.limit': limit } }
}

const secretOr = (value: unknown) =>
  isObject(value) && typeof value.secret === 'string' ? `<${value.secret}>` : shownText(value)

// The value of a parameter is no expression.
const literal = (value: string) => value.replaceAll('${', '$${')

const escaped = (text: string) =>
  encodeURIComponent(text).replace(/%(3A|2C|24|2F|3C|3E)/g, (code) => decodeURIComponent(code))

function decoded(text: string) {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
