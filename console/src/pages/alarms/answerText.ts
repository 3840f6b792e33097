import type { AlarmNotification } from '../../api/alarms'
import type { alarmsWords } from './words'

/** What the receiver answered, and after how many attempts. */
export function answerText(
  sent: AlarmNotification,
  hasReceiver: boolean,
  words: typeof alarmsWords.en | typeof alarmsWords.tr,
): string {
  if (!sent.answer) return hasReceiver ? words['answer.waits'] : words['answer.logged']
  const status = sent.answer.status ?? null
  const answer = sent.answer.delivered ? words['answer.delivered'](status) : words['answer.failed'](status)
  return sent.attempts > 1 ? `${answer}, ${words.attempts(sent.attempts)}` : answer
}
