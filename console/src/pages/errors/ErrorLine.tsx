import { Link } from '@tanstack/react-router'
import type { ErrorGroup } from '../../api/errors'
import { useFlowZone } from '../../api/useFlowZone'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { ErrorClassTag, ErrorStateTag } from '../../ui/ErrorTags'
import { Time } from '../../ui/Time'
import styles from './ErrorLine.module.css'
import { errorsWords } from './words'

/** A cause in the list: what it says, whom it concerns, and how much it holds up. */
export function ErrorLine({ group }: { group: ErrorGroup }) {
  const words = useWords(errorsWords)
  const zone = useFlowZone(group.flow)
  const count = (value: number, one: string, many: (count: string) => string) =>
    value === 1 ? one : many(formatCount(value))
  return (
    <li>
      <Link
        to="/errors/$fingerprint"
        params={{ fingerprint: group.fingerprint }}
        className={styles.line}
        data-state={group.state}
        data-row
      >
        <span className={styles.main}>
          <span className={styles.message}>{group.message}</span>
          <span className={styles.sub}>
            <span className={styles.flow}>{group.flow}</span>
            <ErrorClassTag kind={group.class} />
            <code>{group.code}</code>
          </span>
        </span>
        <span className={styles.size}>
          {group.orders > 0 ? (
            <>
              <strong>{count(group.orders, words.order, words.orders)}</strong>
              <span>{group.openOrders === 0 ? words.delivered : words.left(formatCount(group.openOrders))}</span>
            </>
          ) : (
            <strong>{count(group.runs, words.run, words.runs)}</strong>
          )}
        </span>
        <span className={styles.counts}>
          {group.orders > 0 && (
            <>
              <span>{count(group.rows, words.row, words.rows)}</span>
              <span>{count(group.runs, words.run, words.runs)}</span>
            </>
          )}
        </span>
        <span className={styles.times}>
          <span>
            {words.seen} <Time at={group.lastSeen} flowZone={zone} relative />
          </span>
          <span>
            {words.since} <Time at={group.firstSeen} flowZone={zone} />
          </span>
        </span>
        <span className={styles.state}>
          <ErrorStateTag state={group.state} />
        </span>
      </Link>
    </li>
  )
}
