import type { DryRunRow } from '../../api/dryRuns'
import { formatDuration } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { Json } from '../../ui/Json'
import { OutcomeTag } from '../../ui/Outcome'
import styles from './DryRunResult.module.css'
import { dryRunWords } from './dryRunWords'

const stages = ['erpItem', 'afterScript', 'afterMapping', 'afterOrderScript'] as const

/** The rows of a dry run; an open one shows each stage and what differs from the last delivery. */
export function DryRunRows({ rows }: { rows: readonly DryRunRow[] }) {
  const words = useWords(dryRunWords)
  return (
    <ol className={styles.list} aria-label={words.rows}>
      {rows.map((row) => (
        <li key={row.row}>
          <details>
            <summary>
              <span className={styles.order}>{row.order ?? words.row(row.row)}</span>
              <OutcomeTag outcome={row.outcome} />
              <span className={styles.message}>{row.message}</span>
              <span className={styles.time}>{formatDuration(row.durationMs)}</span>
            </summary>
            <div className={styles.detail}>
              <Changes row={row} />
              <div className={styles.stages}>
                {stages.map(
                  (stage) => row[stage] && <Part key={stage} title={words[`stage.${stage}`]} output={row[stage]} />,
                )}
                {row.request && <Part title={`${words.request}: ${row.request.method}`} output={row.request.body} />}
              </div>
              {row.printed && (
                <section>
                  <h3>{words.printed}</h3>
                  <Json value={row.printed} />
                </section>
              )}
            </div>
          </details>
        </li>
      ))}
    </ol>
  )
}

function Part({ title, output }: { title: string; output: DryRunRow['erpItem'] }) {
  const words = useWords(dryRunWords)
  return (
    <section>
      <h3>{title}</h3>
      {output?.data == null ? <p className={styles.message}>{words['too.large']}</p> : <Json value={output.data} />}
    </section>
  )
}

function Changes({ row }: { row: DryRunRow }) {
  const words = useWords(dryRunWords)
  if (!row.changes) return row.request ? <p className={styles.message}>{words['not.sent']}</p> : null
  if (row.changes.length === 0) return <p className={styles.message}>{words['changes.none']}</p>
  return (
    <section>
      <h3>{words.changes}</h3>
      <table className={styles.changes}>
        <thead>
          <tr>
            <th scope="col">{words.path}</th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {row.changes.map((change) => (
            <tr key={change.path}>
              <td>{change.path}</td>
              <td className={styles.before}>{textOf(change.from)}</td>
              <td className={styles.after}>{textOf(change.to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const textOf = (value: unknown) => (value == null ? '–' : typeof value === 'string' ? value : JSON.stringify(value))
