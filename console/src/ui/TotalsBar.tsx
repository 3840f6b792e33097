import type { Totals } from '../api/runs'
import { formatCount } from '../i18n/format'
import { useWords } from '../i18n/words'
import { outcomes } from './outcomes'
import { outcomeWords } from './outcomeWords'
import styles from './TotalsBar.module.css'

/** The rows of a run by outcome as one bar, for lists. */
export function TotalsBar({ totals }: { totals: Totals }) {
  const words = useWords(outcomeWords)
  const parts = outcomes.filter((outcome) => totals[outcome] > 0)
  const text = parts.map((outcome) => `${words[outcome]} ${formatCount(totals[outcome])}`).join(', ')
  return (
    <span className={styles.bar} title={text}>
      <span className="visually-hidden">{text}</span>
      {parts.map((outcome) => (
        <span key={outcome} className={styles.part} data-outcome={outcome} style={{ flexGrow: totals[outcome] }} />
      ))}
    </span>
  )
}
