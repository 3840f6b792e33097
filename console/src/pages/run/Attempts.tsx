import type { Row } from '../../api/runs'
import { formatDuration } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { Time } from '../../ui/Time'
import styles from './Attempts.module.css'
import { runWords } from './words'

/** Each request of a row: what was answered, how long it took, and the wait before it. */
export function Attempts({ row, zone }: { row: Row; zone: string | null }) {
  const words = useWords(runWords)
  if (row.attempts === 0) return <p className={styles.none}>{words['attempts.none']}</p>
  if (!row.attemptLog) return <p className={styles.none}>{words['attempts.count'](row.attempts)}</p>
  return (
    <ol className={styles.list}>
      {row.attemptLog.map((attempt) => (
        <li key={attempt.at} className={styles.attempt} data-failed={attempt.code ? '' : undefined}>
          <span className={styles.status}>{attempt.httpStatus ?? '–'}</span>
          <span className={styles.cause}>
            {attempt.cause ?? attempt.code ?? 'OK'}
            {attempt.waitedMs > 0 && (
              <span className={styles.wait}> · {words.waited(formatDuration(attempt.waitedMs))}</span>
            )}
          </span>
          <span className={styles.time}>{formatDuration(attempt.durationMs)}</span>
          <span className={styles.time}>
            <Time at={attempt.at} flowZone={zone} seconds />
          </span>
        </li>
      ))}
    </ol>
  )
}
