import type { FlowItem } from '../../api/flows'
import type { FlowsSearch, states } from './route'

/** Whether a flow starts runs, and why not. */
export function stateOf(flow: FlowItem): (typeof states)[number] {
  if (flow.error) return 'unreadable'
  if (flow.enabled === false) return 'disabled'
  return flow.paused ? 'paused' : 'active'
}

/** Whether a flow matches the filters of the list. */
export const fits = (flow: FlowItem, { q, direction, state }: FlowsSearch) =>
  (!direction || flow.direction === direction) &&
  (!state || stateOf(flow) === state) &&
  (!q || flow.name.includes(q.trim().toLowerCase()))
