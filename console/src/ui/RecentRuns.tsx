import type { Schemas } from '../api/client'
import { formatCount } from '../i18n/format'
import { useWords } from '../i18n/words'
import { outcomeWords } from './outcomeWords'
import styles from './RecentRuns.module.css'

/** The last runs of a flow as bars, oldest first: the colour is the status, the height the number of rows. */
export function RecentRuns({
  runs,
  label,
  slots = 20,
}: {
  runs: readonly Schemas['RunSummary'][]
  label: string
  slots?: number
}) {
  const words = useWords(outcomeWords)
  const most = Math.max(1, ...runs.map((run) => run.totals.rows))
  return (
    <span className={styles.bars} role="img" aria-label={label}>
      {Array.from({ length: Math.max(0, slots - runs.length) }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the empty places are all alike.
        <span key={index} className={styles.bar} data-status="none" />
      ))}
      {[...runs].reverse().map((run) => (
        <span
          key={run.id}
          className={styles.bar}
          data-status={run.status}
          title={`${words[`status.${run.status}`]} · ${formatCount(run.totals.rows)}`}
          // A square root, so that a small run beside a large one is still seen.
          style={{ height: `${run.totals.rows === 0 ? 16 : 26 + 74 * Math.sqrt(run.totals.rows / most)}%` }}
        />
      ))}
    </span>
  )
}
