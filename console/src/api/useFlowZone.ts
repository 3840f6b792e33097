import { useQuery } from '@tanstack/react-query'
import { type FlowItem, flowsQuery } from './flows'

/** The time zone of a flow's schedule; null if it has none of its own, or is not known yet. */
export function useFlowZone(flow: string | undefined): string | null {
  const { data } = useQuery({
    ...flowsQuery(),
    refetchInterval: false,
    staleTime: 60_000,
    select: (list) => zoneOf(list.items.find((item) => item.name === flow)),
  })
  return data ?? null
}

/** An interval has no zone; the one that the schedule then names is only a default. */
export const zoneOf = (flow: FlowItem | undefined): string | null =>
  flow?.schedule?.cron ? flow.schedule.timeZone : null
