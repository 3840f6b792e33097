import { Link } from '@tanstack/react-router'
import type { Run } from '../../api/runs'
import { useFlowZone } from '../../api/useFlowZone'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { Duration } from '../../ui/Duration'
import { StatusSign } from '../../ui/Outcome'
import { Time } from '../../ui/Time'
import { TotalsBar } from '../../ui/TotalsBar'
import styles from './RunLine.module.css'
import { runsWords, startedBy } from './words'

/** A run in a list. */
export function RunLine({ run, showFlow = true }: { run: Run; showFlow?: boolean }) {
  const words = useWords(runsWords)
  const zone = useFlowZone(run.flow)
  const { rows, rejected, failed } = run.totals
  const bad = rejected + failed
  return (
    <li>
      <Link to="/runs/$id" params={{ id: run.runId }} className={styles.line} data-row>
        <StatusSign status={run.status} />
        <span className={styles.name}>
          {showFlow && <span className={styles.flow}>{run.flow}</span>}
          {run.error && <span className={styles.error}>{run.error.message}</span>}
        </span>
        <span className={styles.bar}>{rows > 0 && <TotalsBar totals={run.totals} />}</span>
        <span className={styles.rows}>
          {bad > 0 ? <span className={styles.bad}>{formatCount(bad)}</span> : null}
          {bad > 0 && ' / '}
          {rows === 1 ? words.row(formatCount(rows)) : words.rows(formatCount(rows))}
        </span>
        <span className={styles.by}>{startedBy(run.triggeredBy, words)}</span>
        <span className={styles.version}>{words.version(run.version)}</span>
        <span className={styles.duration}>
          <Duration from={run.started} to={run.finished} />
        </span>
        <span className={styles.time}>
          <Time at={run.started} flowZone={zone} seconds />
        </span>
      </Link>
    </li>
  )
}
