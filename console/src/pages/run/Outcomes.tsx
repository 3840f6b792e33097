import { Link } from '@tanstack/react-router'
import type { Run } from '../../api/runs'
import { formatCount, formatPercent } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { classes } from '../../ui/classes'
import { outcomes } from '../../ui/outcomes'
import { outcomeWords } from '../../ui/outcomeWords'
import { TotalsBar } from '../../ui/TotalsBar'
import styles from './Outcomes.module.css'
import { runRoute } from './route'
import { runWords } from './words'

/** The rows by outcome. Each outcome is a filter of the list below. */
export function Outcomes({ run }: { run: Run }) {
  const words = useWords(outcomeWords)
  const own = useWords(runWords)
  const { outcome: chosen } = runRoute.useSearch()
  const { totals } = run
  if (totals.rows === 0) return null
  const shown = outcomes.filter((outcome) => totals[outcome] > 0 || outcome === chosen)
  return (
    <section className={styles.outcomes} aria-label={own.outcome}>
      <div className={styles.bar}>
        <TotalsBar totals={totals} />
      </div>
      <ul className={styles.list}>
        <li>
          <Entry chosen={!chosen} outcome={undefined} name={own.all} count={totals.rows} />
        </li>
        {shown.map((outcome) => (
          <li key={outcome}>
            <Entry
              chosen={chosen === outcome}
              outcome={outcome}
              name={words[outcome]}
              meaning={words[`${outcome}.meaning`]}
              count={totals[outcome]}
              share={totals[outcome] / totals.rows}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface EntryProps {
  chosen: boolean
  outcome: (typeof outcomes)[number] | undefined
  name: string
  meaning?: string
  count: number
  share?: number
}

function Entry({ chosen, outcome, name, meaning, count, share }: EntryProps) {
  return (
    <Link
      from={runRoute.fullPath}
      to="."
      search={(before) => ({ ...before, outcome, row: undefined })}
      replace
      resetScroll={false}
      className={classes(styles.entry, chosen && styles.chosen)}
      aria-current={chosen ? 'true' : undefined}
      title={meaning}
    >
      <span className={styles.name}>
        {outcome && <span className={styles.dot} data-outcome={outcome} />}
        {name}
      </span>
      <span className={styles.count}>
        {formatCount(count)}
        {share !== undefined && share < 1 && <span className={styles.share}>{formatPercent(share)}</span>}
      </span>
    </Link>
  )
}
