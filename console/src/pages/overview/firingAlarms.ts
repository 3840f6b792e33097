import { linkOptions } from '@tanstack/react-router'
import type { Alarm, FlowAlarms } from '../../api/alarms'

/** The alarms that fire, each with its flow. An error is listed by itself until a person acknowledges it: its alarm would say the same. */
export const firingAlarms = (flows: readonly FlowAlarms[]) =>
  flows.flatMap(({ flow, alarms }) =>
    alarms.filter((alarm) => alarm.firing && alarm.alarm !== 'newErrorGroups').map((alarm) => ({ flow, alarm })),
  )

/** What an alarm is about: the schedule of a flow that does not run, or its runs. */
export function aboutAlarm(flow: string, alarm: Alarm['alarm']) {
  if (alarm === 'noRunFor') return linkOptions({ to: '/flows/$flow', params: { flow }, search: { step: 'schedule' } })
  if (alarm === 'loginFailures') return linkOptions({ to: '/runs', search: { flow, status: 'failed' } })
  return linkOptions({ to: '/runs', search: { flow } })
}
