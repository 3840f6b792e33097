import { isWithin } from './document'

/** The cards of a flow, in the order in which the data flows. */
export const steps = {
  inbound: [
    'type',
    'schedule',
    'parameters',
    'login',
    'request',
    'response',
    'pagination',
    'script',
    'mapping',
    'omnitron',
    'orderScript',
    'write',
    'alarms',
  ],
  outbound: ['type', 'outbound', 'response', 'script', 'mapping', 'omnitron', 'orderScript', 'write', 'alarms'],
} as const

export type StepId = (typeof steps)['inbound' | 'outbound'][number]

/** The part of the product's flow that a card belongs to. */
export const groupOf: Record<StepId, 'start' | 'read' | 'transform' | 'write' | 'watch'> = {
  type: 'start',
  schedule: 'start',
  parameters: 'start',
  outbound: 'start',
  login: 'read',
  request: 'read',
  response: 'read',
  pagination: 'read',
  script: 'transform',
  mapping: 'transform',
  omnitron: 'write',
  orderScript: 'write',
  write: 'write',
  alarms: 'watch',
}

/** The members of a definition that a card shows. */
const members: Record<StepId, readonly string[]> = {
  type: ['direction', 'enabled'],
  schedule: ['schedule'],
  parameters: ['erp.parameters'],
  outbound: [],
  login: ['erp.login'],
  request: ['erp.url', 'erp.method', 'erp.body', 'erp.headers', 'erp.extraParams', 'erp.timeZone', 'erp.overlap'],
  response: ['erp'],
  pagination: ['erp.pagination'],
  script: ['script'],
  mapping: ['mapping'],
  omnitron: ['omnitron'],
  orderScript: ['orderScript'],
  write: ['write'],
  alarms: ['alarms'],
}

/** The steps of a direction; those of an inbound flow for an unknown one. */
export const stepsOf = (direction: unknown): readonly StepId[] =>
  String(direction).toLowerCase() === 'outbound' ? steps.outbound : steps.inbound

/** The card that shows a JSON path; null if none does. */
export function stepOf(path: string | null, direction: unknown): StepId | null {
  if (path === null) return null
  let found: { step: StepId; length: number } | null = null
  for (const step of stepsOf(direction))
    for (const member of members[step])
      if (isWithin(path, `$.${member}`) && (!found || member.length > found.length))
        found = { step, length: member.length }
  return found?.step ?? null
}
