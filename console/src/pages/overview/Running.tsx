import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { runningQuery } from '../../api/runs'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { Duration } from '../../ui/Duration'
import { ErrorNote } from '../../ui/ErrorNote'
import { StatusSign } from '../../ui/Outcome'
import { Section } from '../../ui/Section'
import section from '../../ui/Section.module.css'
import { Skeleton } from '../../ui/Skeleton'
import { TotalsBar } from '../../ui/TotalsBar'
import styles from './Running.module.css'
import { overviewWords } from './words'

/** The active runs, and how far they are. */
export function Running() {
  const words = useWords(overviewWords)
  const { data, error, refetch } = useQuery(runningQuery())
  const runs = data?.items ?? []
  return (
    <Section
      title={words.running}
      count={runs.length > 0 ? `${runs.length}${data?.continuation ? '+' : ''}` : undefined}
    >
      {error && <ErrorNote error={error} onRetry={() => refetch()} />}
      {!data && !error && (
        <div className={section.none}>
          <Skeleton width="50%" />
        </div>
      )}
      {data && runs.length === 0 && <p className={section.none}>{words['running.none']}</p>}
      <ul>
        {runs.map((run) => (
          <li key={run.runId}>
            <Link to="/runs/$id" params={{ id: run.runId }} className={styles.run}>
              <StatusSign status={run.status} />
              <span className={styles.flow}>{run.flow}</span>
              <span className={styles.time}>
                <Duration from={run.started} to={null} />
              </span>
              <span className={styles.bar}>
                <TotalsBar totals={run.totals} />
              </span>
              <span className={styles.rows}>
                {words.rows(formatCount(run.totals.rows))}
                {run.totals.failed + run.totals.rejected > 0 && (
                  <span className={styles.bad}>{words.bad(formatCount(run.totals.failed + run.totals.rejected))}</span>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
