import type { ErrorHour } from '../../api/errors'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { usePreferences } from '../../settings/preferences'
import { formatMoment, formatTime } from '../../time/moment'
import { useZone } from '../../time/zone'
import styles from './Trend.module.css'
import { errorPageWords } from './words'

/** The rows of the last 24 hours, or the runs of an error that ends them before their rows. */
export function Trend({ hours, zone }: { hours: readonly ErrorHour[]; zone: string | null }) {
  const words = useWords(errorPageWords)
  const { language } = usePreferences()
  const shown = useZone(zone)
  const sizeOf = (hour: ErrorHour) => hour.rows || hour.runs
  const most = Math.max(...hours.map(sizeOf))
  if (most <= 0) return <p className={styles.none}>{words['trend.none']}</p>
  return (
    <ol className={styles.chart}>
      {hours.map((hour, index) => {
        const start = new Date(hour.hour)
        const text = words['trend.hour'](
          formatMoment(start, shown, { language }),
          formatCount(hour.rows),
          formatCount(hour.runs),
        )
        return (
          <li key={hour.hour} className={styles.hour} title={text}>
            <span className="visually-hidden">{text}</span>
            <span
              className={styles.bar}
              data-empty={sizeOf(hour) === 0 || undefined}
              style={{ height: `${sizeOf(hour) === 0 ? 3 : Math.max(6, (sizeOf(hour) / most) * 100)}%` }}
            />
            {index % 6 === 0 && (
              <span aria-hidden className={styles.label}>
                {formatTime(start, shown)}
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
