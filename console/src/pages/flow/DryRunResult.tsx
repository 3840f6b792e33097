import { useQuery } from '@tanstack/react-query'
import { type DryRun, dryRunQuery } from '../../api/dryRuns'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { ErrorNote } from '../../ui/ErrorNote'
import { Note } from '../../ui/Note'
import { OutcomeTag } from '../../ui/Outcome'
import { outcomes } from '../../ui/outcomes'
import styles from './DryRunResult.module.css'
import { DryRunRows } from './DryRunRows'
import { DryRunSteps } from './DryRunSteps'
import { dryRunWords } from './dryRunWords'

/** What a run would have done: its outcomes, its steps and its rows. */
export function DryRunResult({ flow, begun }: { flow: string; begun: DryRun }) {
  const words = useWords(dryRunWords)
  const { data: run, error, refetch } = useQuery(dryRunQuery(flow, begun))
  const step = run.failedStep
  const named =
    step === 'login' || step === 'read' || step === 'script' || step === 'mapping' ? words[`step.${step}`] : step
  return (
    <div className={styles.result} aria-live="polite">
      {error && <ErrorNote error={error} onRetry={() => refetch()} />}
      {run.status === 'running' && <Note>{words.running}</Note>}
      <Note>
        {words['nothing.written']} {run.version == null ? words.draft : words.version(run.version)}
      </Note>
      {run.status === 'interrupted' && <Note kind="warning">{words.interrupted}</Note>}
      {run.error && (
        <Note kind="error">
          <strong>{named ? words.failed(named) : words.stopped}</strong>
          <p>{run.error.message}</p>
        </Note>
      )}
      {run.warnings.map((warning) => (
        <Note key={`${warning.place} ${warning.message}`} kind="warning">
          {warning.place && <code>{warning.place}</code>} {warning.message}
        </Note>
      ))}
      {run.counts.rows > 0 && (
        <ul className={styles.counts} aria-label={words.outcomes}>
          {outcomes
            .filter((outcome) => run.counts[outcome] > 0)
            .map((outcome) => (
              <li key={outcome}>
                <strong>{formatCount(run.counts[outcome])}</strong> <OutcomeTag outcome={outcome} />
              </li>
            ))}
        </ul>
      )}
      {run.status === 'completed' && run.counts.rows === 0 && <p className={styles.text}>{words.empty}</p>}
      <DryRunSteps pages={run.pages} />
      {run.rows.length > 0 && <DryRunRows rows={run.rows} />}
      {run.more && <p className={styles.text}>{words.more}</p>}
      {run.outputsOmitted && <p className={styles.text}>{words.omitted}</p>}
    </div>
  )
}
