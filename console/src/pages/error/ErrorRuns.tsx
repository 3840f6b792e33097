import { Link } from '@tanstack/react-router'
import type { ErrorGroup, ErrorRun } from '../../api/errors'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { Time } from '../../ui/Time'
import styles from './ErrorRuns.module.css'
import { errorPageWords } from './words'

/** The last runs in which the error occurred. */
export function ErrorRuns({
  runs,
  group,
  zone,
}: {
  runs: readonly ErrorRun[]
  group: ErrorGroup
  zone: string | null
}) {
  const words = useWords(errorPageWords)
  return (
    <ul className={styles.list}>
      {runs.map((run) => (
        <li key={run.runId}>
          <Link
            to="/runs/$id"
            params={{ id: run.runId }}
            search={{ code: run.rows > 0 ? group.code : undefined }}
            className={styles.run}
          >
            <Time at={run.at} flowZone={zone} />
            <span>
              {run.rows === 0 ? '' : run.rows === 1 ? words['run.row'] : words['run.rows'](formatCount(run.rows))}
            </span>
            <span>{words.version(run.version)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
