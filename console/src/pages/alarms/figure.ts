import type { Alarm } from '../../api/alarms'
import { formatCount, formatDuration, formatPercent } from '../../i18n/format'
import type { alarmsWords } from './words'

/** A figure or a threshold in the unit of its alarm: percent, a count, rows, or a time. */
export function figureText(
  alarm: Alarm['alarm'],
  value: number | null,
  words: typeof alarmsWords.en | typeof alarmsWords.tr,
): string {
  if (value === null) return words.unknown
  if (alarm === 'errorRatePercent') return formatPercent(value / 100)
  if (alarm === 'loginFailures') return formatCount(value)
  if (alarm === 'newErrorGroups') return value === 1 ? words.row : words.rows(formatCount(value))
  return formatDuration(value * 1000)
}
