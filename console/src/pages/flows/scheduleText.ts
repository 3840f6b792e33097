import type { FlowItem } from '../../api/flows'
import { formatPeriod } from '../../i18n/format'
import { cronText, durationOf } from '../../time/cron'
import type { flowsWords } from './words'

/** A schedule in words, such as "Every 5 minutes". */
export function scheduleText(
  flow: FlowItem,
  words: typeof flowsWords.en | typeof flowsWords.tr,
  language: 'en' | 'tr',
) {
  if (flow.direction === 'outbound') return words['schedule.post']
  const { schedule } = flow
  if (schedule?.cron) return cronText(schedule.cron, language)
  const every = schedule?.every ? durationOf(schedule.every) : null
  if (every !== null) return words['schedule.every'](formatPeriod(every))
  if (schedule?.triggeredBy) return words['schedule.after'](schedule.triggeredBy)
  return words['schedule.none']
}
