import { describe, expect, test } from 'vitest'
import type { Alarm, FlowAlarms } from '../../api/alarms'
import { aboutAlarm, firingAlarms } from './firingAlarms'

const alarm = (kind: Alarm['alarm'], firing: boolean) => ({ alarm: kind, firing }) as Alarm
const flow = (name: string, ...alarms: Alarm[]) => ({ flow: name, alarms }) as FlowAlarms

test('alarms need the reader while they fire', () =>
  expect(
    firingAlarms([
      flow('orders', alarm('maxDuration', false), alarm('noRunFor', true)),
      flow('stock', alarm('loginFailures', true)),
    ]).map(({ flow, alarm }) => [flow, alarm.alarm]),
  ).toEqual([
    ['orders', 'noRunFor'],
    ['stock', 'loginFailures'],
  ]))

test('an error is not listed twice', () =>
  expect(firingAlarms([flow('orders', alarm('newErrorGroups', true))])).toEqual([]))

describe('an alarm leads to', () => {
  test('the schedule of a flow that does not run', () =>
    expect(aboutAlarm('orders', 'noRunFor')).toEqual({
      to: '/flows/$flow',
      params: { flow: 'orders' },
      search: { step: 'schedule' },
    }))
  test('the runs that failed to log in', () =>
    expect(aboutAlarm('orders', 'loginFailures').search).toEqual({ flow: 'orders', status: 'failed' }))
  test.each(['errorRatePercent', 'maxDuration', 'watermarkStuckFor'] as const)('the runs of its flow: %s', (kind) =>
    expect(aboutAlarm('orders', kind)).toEqual({ to: '/runs', search: { flow: 'orders' } }),
  )
})
