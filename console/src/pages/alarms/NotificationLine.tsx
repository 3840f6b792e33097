import type { AlarmNotification } from '../../api/alarms'
import { useWords } from '../../i18n/words'
import { Time } from '../../ui/Time'
import { answerText } from './answerText'
import styles from './NotificationLine.module.css'
import { alarmsWords } from './words'

interface Props {
  sent: AlarmNotification
  zone: string | null
  hasReceiver: boolean
}

/** A notification that was made, with the receiver's answer. */
export function NotificationLine({ sent, zone, hasReceiver }: Props) {
  const words = useWords(alarmsWords)
  const type = `type.${sent.type}`
  return (
    <li className={styles.line}>
      <span className={styles.time}>
        <Time at={sent.at} flowZone={zone} />
      </span>
      <span className={styles.type}>{type in words ? words[type as 'type.alarm.test'] : sent.type}</span>
      <span className={styles.reason}>
        {sent.alarm && <strong>{words[`alarm.${sent.alarm}`]}</strong>}{' '}
        {sent.type === 'alarm.test' ? words['reason.test'] : sent.reason}
      </span>
      <span
        className={styles.answer}
        title={sent.answer?.error ?? undefined}
        data-failed={sent.answer?.delivered === false || undefined}
      >
        {answerText(sent, hasReceiver, words)}
      </span>
    </li>
  )
}
