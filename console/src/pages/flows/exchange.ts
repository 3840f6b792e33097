import type { QueryClient } from '@tanstack/react-query'
import { definitionQuery, putDefinition, versionsQuery } from '../../api/definitions'
import { differenceOf } from '../../json/difference'
import { isObject } from '../../json/isObject'

/** A flow in a file. */
export interface FlowFile {
  name: string
  text: string
}

const nameRule = /^[a-z0-9][a-z0-9_-]{0,19}$/

/** The flows of a file: those of a file that was exported here, or one definition under the name of its file. */
export function flowsIn(file: string, text: string): FlowFile[] | null {
  const base = file.replace(/\.json$/i, '')
  try {
    const json: unknown = JSON.parse(text)
    if (!isObject(json)) return null
    if (!isObject(json.flows)) return nameRule.test(base) ? [{ name: base, text }] : null
    const flows = Object.entries(json.flows)
    return flows.every(([name, definition]) => nameRule.test(name) && isObject(definition))
      ? flows.map(([name, definition]) => ({ name, text: `${JSON.stringify(definition, null, 2)}\n` }))
      : null
  } catch {
    // A definition may have comments, which only the host reads.
    return nameRule.test(base) ? [{ name: base, text }] : null
  }
}

/** The text of a file with all flows. */
export async function exported(queries: QueryClient, names: readonly string[]): Promise<string> {
  const flows: Record<string, unknown> = {}
  for (const name of names) {
    const { text } = await queries.fetchQuery({ ...definitionQuery(name), staleTime: 0 })
    flows[name] = JSON.parse(text)
  }
  return `${JSON.stringify({ flows }, null, 2)}\n`
}

/** Gives the reader a file. */
export function download(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

export type Change = 'created' | 'changed' | 'unchanged'

/** What storing the flow would do, and the version that it replaces. */
export async function compare(queries: QueryClient, flow: FlowFile): Promise<{ change: Change; version: number }> {
  const stored = await queries.fetchQuery({ ...definitionQuery(flow.name), staleTime: 0 })
  if (stored.version === 0) return { change: 'created', version: 0 }
  return { change: same(stored.text, flow.text) ? 'unchanged' : 'changed', version: stored.version }
}

/** Stores a flow in place of the version that it was compared with. */
export async function store(queries: QueryClient, flow: FlowFile, version: number, note: string) {
  await putDefinition(flow.name, flow.text, version, note)
  await queries.invalidateQueries({ queryKey: versionsQuery(flow.name).queryKey.slice(0, 2) })
}

/** Whether two definitions are the same but for white space and the order of members. */
export function same(a: string, b: string): boolean {
  try {
    return differenceOf(JSON.parse(a), JSON.parse(b)) === null
  } catch {
    return false
  }
}
