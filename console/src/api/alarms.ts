import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas } from './client'
import { bodyOf } from './problem'

export type FlowAlarms = Schemas['FlowAlarmReport']
export type Alarm = Schemas['AlarmReportItem']
export type AlarmNotification = Schemas['AlarmNotification']

/** The alarms of each flow that has some. */
export const alarmsQuery = () =>
  queryOptions({
    queryKey: ['alarms'],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/alarms', { signal })),
    refetchInterval: 10_000,
  })

/** Sends a test notification, and returns it with the receiver's answer. */
export const testAlarms = (flow: string) =>
  bodyOf(api.POST('/api/flows/{flow}/alarms/test', { params: { path: { flow } } }))
