import { Link } from '@tanstack/react-router'
import type { OrderRow, ValueChange } from '../../api/orders'
import { useFlowZone } from '../../api/useFlowZone'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { usePreferences } from '../../settings/preferences'
import { MoreButton, type MoreList } from '../../ui/MoreButton'
import { OutcomeTag } from '../../ui/Outcome'
import { Time } from '../../ui/Time'
import { groupSame } from './groupSame'
import styles from './OrderHistory.module.css'
import { statusText } from './sentence'
import { orderWords } from './words'

/** What became of the order in each run, newest first. Runs with the same result are one entry. */
export function OrderHistory({ rows, list }: { rows: readonly OrderRow[]; list: MoreList }) {
  const words = useWords(orderWords)
  return (
    <section className={styles.history}>
      <h2>{words.history}</h2>
      <ol className={styles.list}>
        {groupSame(rows).map(([first, ...others]) =>
          first ? (
            <li key={`${first.runId} ${first.row}`} className={styles.entry} data-outcome={first.outcome}>
              <Entry row={first} />
              {others.length > 0 && (
                <details>
                  <summary>{words.same(others.length)}</summary>
                  {others.map((row) => (
                    <Entry key={`${row.runId} ${row.row}`} row={row} brief />
                  ))}
                </details>
              )}
            </li>
          ) : null,
        )}
      </ol>
      <MoreButton list={list} />
    </section>
  )
}

function Entry({ row, brief }: { row: OrderRow; brief?: boolean }) {
  const words = useWords(orderWords)
  const zone = useFlowZone(row.flow)
  return (
    <div className={styles.row}>
      <Link to="/runs/$id" params={{ id: row.runId }} search={{ row: row.row }} className={styles.head}>
        <OutcomeTag outcome={row.outcome} />
        <span className={styles.flow}>{row.flow}</span>
        <span className={styles.number}>{words.row(formatCount(row.row))}</span>
        <span className={styles.time}>
          <Time at={row.at} flowZone={zone} seconds />
        </span>
      </Link>
      {row.message && !brief && row.outcome !== 'unchanged' && <p className={styles.message}>{row.message}</p>}
      {row.changes && row.changes.length > 0 && <Changes changes={row.changes} />}
    </div>
  )
}

function Changes({ changes }: { changes: readonly ValueChange[] }) {
  const words = useWords(orderWords)
  const { language } = usePreferences()
  const text = (path: string, value: unknown) => {
    if (value === null || value === undefined) return words.nothing
    const plain = typeof value === 'string' ? value : JSON.stringify(value)
    return path.endsWith('status') ? statusText(plain, language) : plain
  }
  return (
    <ul className={styles.changes} aria-label={words.changes}>
      {changes.map((change) => (
        <li key={change.path}>
          <code>{change.path.replace(/^\$\.?/, '')}</code>
          <del>{text(change.path, change.from)}</del>
          <span aria-hidden>→</span>
          <ins>{text(change.path, change.to)}</ins>
        </li>
      ))}
    </ul>
  )
}
