import { Link } from '@tanstack/react-router'
import type { Run } from '../../api/runs'
import { useWords } from '../../i18n/words'
import { Note } from '../../ui/Note'
import styles from './RunNotes.module.css'
import { runWords } from './words'

/** Why the run ended early, sent nothing, or waits. */
export function RunNotes({ run }: { run: Run }) {
  const words = useWords(runWords)
  return (
    <>
      {run.error && (
        <Note kind="error">
          <p>{run.error.message}</p>
          <p>
            <code>{run.error.code}</code>
            {run.error.place && <code> · {run.error.place}</code>}
          </p>
        </Note>
      )}
      {run.recovery?.held && <Note kind="warning">{words.held}</Note>}
      {run.status === 'running' && run.recovery?.nextAttempt && !run.recovery.held && (
        <Note kind="warning">
          <p>{words.retrying(run.recovery.errors)}</p>
          {run.recovery.lastError && <p>{run.recovery.lastError.message}</p>}
        </Note>
      )}
      {run.rerunOf && (
        <Note>
          {words['rerun.of']} <RunLink id={run.rerunOf} />
        </Note>
      )}
      {run.rerunBy.length > 0 && (
        <Note>
          {words['rerun.by']}{' '}
          {run.rerunBy.map((id) => (
            <RunLink key={id} id={id} />
          ))}
        </Note>
      )}
      {run.reason && !run.error && <Note>{run.reason}</Note>}
    </>
  )
}

const RunLink = ({ id }: { id: string }) => (
  <Link to="/runs/$id" params={{ id }} className={styles.run}>
    {id}
  </Link>
)
