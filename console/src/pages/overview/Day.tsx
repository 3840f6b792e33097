import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dayQuery, type Hour } from '../../api/stats'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { usePreferences } from '../../settings/preferences'
import { hour } from '../../time/lengths'
import { formatMoment, formatTime } from '../../time/moment'
import { useZone } from '../../time/zone'
import { classes } from '../../ui/classes'
import { ErrorNote } from '../../ui/ErrorNote'
import { Section } from '../../ui/Section'
import { SkeletonRows } from '../../ui/Skeleton'
import { uiWords } from '../../ui/uiWords'
import styles from './Day.module.css'
import { overviewWords } from './words'

/** The rows of the last 24 hours by hour and outcome. An hour leads to its runs. */
export function Day() {
  const words = useWords(overviewWords)
  const ui = useWords(uiWords)
  const { data, error, isPending, refetch } = useQuery(dayQuery())
  return (
    <Section title={words.day}>
      {error && <ErrorNote error={error} onRetry={() => refetch()} />}
      {isPending && <SkeletonRows count={4} label={ui.loading} />}
      {data && (
        <div className={styles.day}>
          <dl className={styles.figures}>
            <Figure name={words['day.runs']} value={data.total.runs.total} />
            <Figure
              name={words['day.delivered']}
              value={data.total.rows.updated + data.total.rows.created}
              tone="good"
            />
            <Figure name={words['day.same']} value={data.total.rows.unchanged + data.total.rows.stale} tone="same" />
            <Figure name={words['day.bad']} value={data.total.rows.rejected + data.total.rows.failed} tone="bad" />
          </dl>
          {data.total.runs.total === 0 ? (
            <p className={styles.none}>{words['day.none']}</p>
          ) : (
            <Chart hours={withEmptyHours(data.items, data.from, data.to)} />
          )}
        </div>
      )}
    </Section>
  )
}

function Figure({ name, value, tone }: { name: string; value: number; tone?: string }) {
  return (
    <div>
      <dt>
        {tone && <span className={styles.key} data-tone={tone} />}
        {name}
      </dt>
      <dd>{formatCount(value)}</dd>
    </div>
  )
}

/** Hours without a run are missing in the answer. */
function withEmptyHours(items: readonly Hour[], from: string, to: string): { start: number; item: Hour | undefined }[] {
  const byStart = new Map(items.map((item) => [Date.parse(item.start), item]))
  const count = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / hour))
  return Array.from({ length: count }, (_, index) => {
    const start = Date.parse(from) + index * hour
    return { start, item: byStart.get(start) }
  })
}

function Chart({ hours }: { hours: { start: number; item: Hour | undefined }[] }) {
  const words = useWords(overviewWords)
  const { language } = usePreferences()
  const zone = useZone()
  const most = Math.max(1, ...hours.map(({ item }) => item?.rows.total ?? 0))
  return (
    <ol className={styles.chart}>
      {hours.map(({ start, item }, index) => {
        const label = formatMoment(new Date(start), zone, { language })
        const rows = item?.rows
        const bad = rows ? rows.rejected + rows.failed : 0
        const text = words['day.hour'](label, formatCount(rows?.total ?? 0), formatCount(bad))
        return (
          <li key={start} className={styles.hour}>
            <Link
              to="/runs"
              search={{ from: new Date(start).toISOString(), to: new Date(start + hour).toISOString() }}
              className={styles.column}
              aria-label={text}
              title={text}
            >
              {rows && rows.total > 0 ? (
                <span className={styles.stack} style={{ height: `${Math.max(3, (rows.total / most) * 100)}%` }}>
                  <span
                    data-tone="bad"
                    style={{ flexGrow: bad }}
                    className={classes(styles.part, bad > 0 && styles.seen)}
                  />
                  <span data-tone="same" style={{ flexGrow: rows.unchanged + rows.stale }} className={styles.part} />
                  <span data-tone="good" style={{ flexGrow: rows.updated + rows.created }} className={styles.part} />
                </span>
              ) : (
                <span className={styles.empty} />
              )}
            </Link>
            {index % 6 === 0 && <span className={styles.label}>{formatTime(new Date(start), zone)}</span>}
          </li>
        )
      })}
    </ol>
  )
}
