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

/** What the figure of an alarm means, as a sentence. An error is described by the host alone. */
export function reasonText(alarm: Alarm, words: typeof alarmsWords.en | typeof alarmsWords.tr): string {
  const { alarm: kind, figure } = alarm
  if (kind === 'newErrorGroups') return figure === 0 ? words['reason.closed'] : alarm.reason
  if (figure === null)
    return kind === 'errorRatePercent'
      ? words['reason.noRows']
      : kind === 'maxDuration'
        ? words['reason.noRun']
        : words['reason.inactive']
  if (kind === 'loginFailures' && figure === 0) return words['reason.login']
  return words[`reason.${kind}`](figureText(kind, figure, words))
}
