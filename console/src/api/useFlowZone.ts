import { useQuery } from '@tanstack/react-query'
import { flowQuery } from './flows'

/** The time zone of a flow's schedule; null if it has none, or is not known yet. */
export function useFlowZone(flow: string | undefined): string | null {
  const { data } = useQuery({ ...flowQuery(flow ?? ''), enabled: flow !== undefined })
  if (!data || !('schedule' in data)) return null
  const schedule: unknown = data.schedule
  if (typeof schedule !== 'object' || schedule === null || !('timeZone' in schedule)) return null
  return typeof schedule.timeZone === 'string' ? schedule.timeZone : null
}
