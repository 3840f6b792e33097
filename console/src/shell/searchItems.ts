import type { FlowItem } from '../api/flows'

export type SearchItem =
  | { kind: 'order'; id: string; label: string }
  | { kind: 'run'; id: string; label: string }
  | { kind: 'flow'; id: string; label: string }
  | { kind: 'page'; id: string; label: string }

// flow.yyyyMMddTHHmmssfff.suffix
const runId = /^[a-z0-9][a-z0-9_-]*\.\d{8}T\d{9}\.[a-z0-9]+$/

export const isRunId = (text: string) => runId.test(text)

// I, İ, ı and i are the same letter here: names of flows are English, and those of pages may be Turkish.
const folded = (text: string) => text.replace(/[Iİı]/g, 'i').toLowerCase()

/** What a text may mean, the likeliest first: a run id, a flow or page whose name has the words, an order number. */
export function searchItems(text: string, flows: readonly FlowItem[], pages: readonly { to: string; label: string }[]) {
  const query = text.trim()
  const fits = (label: string) =>
    folded(query)
      .split(/\s+/)
      .every((word) => folded(label).includes(word))
  const named: SearchItem[] = [
    ...pages
      .filter((page) => fits(page.label))
      .map((page) => ({ kind: 'page' as const, id: page.to, label: page.label })),
    ...flows
      .filter((flow) => fits(flow.name))
      .slice(0, 8)
      .map((flow) => ({ kind: 'flow' as const, id: flow.name, label: flow.name })),
  ]
  if (query === '') return named
  if (isRunId(query)) return [{ kind: 'run' as const, id: query, label: query }]
  const order: SearchItem = { kind: 'order', id: query, label: query }
  // Order numbers have digits; names of flows and pages seldom do.
  return /\d/.test(query) ? [order, ...named] : [...named, order]
}
