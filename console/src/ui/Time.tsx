import { usePreferences } from '../settings/preferences'
import { formatDay, formatMoment, formatRelative } from '../time/moment'
import { useZone } from '../time/zone'

interface Props {
  at: string
  /** The time zone of the flow; null if it has none. */
  flowZone?: string | null
  seconds?: boolean
  relative?: boolean
  /** The day alone. */
  day?: boolean
}

/** A time in the zone that the reader chose, always with its offset. */
export function Time({ at, flowZone, seconds, relative, day }: Props) {
  const { language } = usePreferences()
  const zone = useZone(flowZone)
  const moment = new Date(at)
  const text = formatMoment(moment, zone, { language, seconds })
  return (
    <time dateTime={at} title={formatMoment(moment, zone, { language, seconds: true, always: true })}>
      {day ? formatDay(moment, zone, language) : relative ? formatRelative(moment, language) : text}
    </time>
  )
}
