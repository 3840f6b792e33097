import type { FlowItem } from '../../api/flows'
import type { states } from './route'

/** Whether a flow starts runs, and why not. */
export function stateOf(flow: FlowItem): (typeof states)[number] {
  if (flow.error) return 'unreadable'
  if (flow.enabled === false) return 'disabled'
  return flow.paused ? 'paused' : 'active'
}
