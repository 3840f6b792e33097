import { Link } from '@tanstack/react-router'
import { BellRing, Check } from 'lucide-react'
import type { Alarm } from '../../api/alarms'
import { useWords } from '../../i18n/words'
import { Time } from '../../ui/Time'
import styles from './AlarmLine.module.css'
import { answerText } from './answerText'
import { figureText, reasonText } from './figure'
import { alarmsWords } from './words'

interface Props {
  alarm: Alarm
  zone: string | null
  hasReceiver: boolean
}

/** An alarm: its figure beside its threshold, whether it fires, and its last notification. */
export function AlarmLine({ alarm, zone, hasReceiver }: Props) {
  const words = useWords(alarmsWords)
  const last = alarm.lastNotification
  const part = alarm.figure === null || alarm.threshold <= 0 ? null : Math.min(1, alarm.figure / alarm.threshold)
  return (
    <li className={styles.line} data-firing={alarm.firing || undefined}>
      <span className={styles.state}>
        {alarm.firing ? <BellRing aria-hidden /> : <Check aria-hidden />}
        <span>
          <strong>{alarm.firing ? words.firing : words.calm}</strong>
          <span className={styles.since}>
            {alarm.since ? (
              <>
                {words.since} <Time at={alarm.since} flowZone={zone} />
              </>
            ) : (
              words.never
            )}
          </span>
        </span>
      </span>
      <span className={styles.main}>
        <span className={styles.name}>{words[`alarm.${alarm.alarm}`]}</span>
        {alarm.subject ? (
          <Link to="/errors/$fingerprint" params={{ fingerprint: alarm.subject }} className={styles.link}>
            {alarm.reason}
          </Link>
        ) : (
          <span className={styles.reason} title={alarm.reason}>
            {reasonText(alarm, words)}
          </span>
        )}
      </span>
      <span className={styles.figure}>
        <span className={styles.figures}>
          <span>
            {words.now} <strong>{figureText(alarm.alarm, alarm.figure, words)}</strong>
          </span>
          {alarm.alarm !== 'newErrorGroups' && (
            <span className={styles.threshold}>
              {words.threshold} {figureText(alarm.alarm, alarm.threshold, words)}
            </span>
          )}
        </span>
        {part !== null && alarm.alarm !== 'newErrorGroups' && (
          <span className={styles.track} aria-hidden>
            <span className={styles.fill} style={{ width: `${part * 100}%` }} />
          </span>
        )}
      </span>
      <span className={styles.last}>
        {last ? (
          <>
            <span>
              {words.last} <Time at={last.at} flowZone={zone} />
            </span>
            <span title={last.answer?.error ?? undefined} data-failed={last.answer?.delivered === false || undefined}>
              {answerText(last, hasReceiver, words)}
            </span>
          </>
        ) : (
          <span>{words['last.none']}</span>
        )}
      </span>
    </li>
  )
}
