import { useQuery } from '@tanstack/react-query'
import { traceQuery } from '../../api/runs'
import { useWords } from '../../i18n/words'
import { CopyButton } from '../../ui/CopyButton'
import { ErrorNote } from '../../ui/ErrorNote'
import { Json } from '../../ui/Json'
import { Skeleton } from '../../ui/Skeleton'
import styles from './Trace.module.css'
import { runWords } from './words'

const stages = ['erpItem', 'afterScript', 'afterMapping', 'afterOrderScript', 'request'] as const

/** An order at each stage between the ERP and Omnitron. */
export function Trace({ run, row }: { run: string; row: number }) {
  const words = useWords(runWords)
  const { data: trace, error, refetch } = useQuery(traceQuery(run, row))
  if (error) return <ErrorNote error={error} onRetry={() => refetch()} />
  if (!trace) return <Skeleton width="60%" />
  const noteOf = (part: string) => trace.notes.find((note) => note.part === part)?.message
  return (
    <ol className={styles.stages}>
      {stages
        .filter((stage) => trace[stage] != null || noteOf(stage))
        .map((stage) => (
          <li key={stage} className={styles.stage}>
            <div className={styles.head}>
              <h3>{words[`stage.${stage}`]}</h3>
              {trace[stage] != null && <CopyButton text={() => JSON.stringify(trace[stage], null, 2)} />}
            </div>
            {trace[stage] != null ? (
              <Json value={trace[stage]} />
            ) : (
              <p className={styles.note}>{noteOf(stage) ?? words['stage.none']}</p>
            )}
          </li>
        ))}
    </ol>
  )
}
