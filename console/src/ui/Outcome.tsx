import { Ban, Check, CircleDashed, Clock3, Equal, LoaderCircle, Minus, Plus, TriangleAlert, X } from 'lucide-react'
import type { Outcome, RunStatus } from '../api/runs'
import { useWords } from '../i18n/words'
import styles from './Outcome.module.css'
import { outcomeWords } from './outcomeWords'

const outcomeIcons = { updated: Check, created: Plus, unchanged: Equal, stale: Clock3, rejected: Ban, failed: X }

const statusIcons = {
  running: LoaderCircle,
  succeeded: Check,
  partial: TriangleAlert,
  failed: X,
  empty: CircleDashed,
  cancelled: Minus,
}

/** The outcome of a row, as a sign and a word: colour alone says nothing. */
export function OutcomeTag({ outcome }: { outcome: Outcome }) {
  const words = useWords(outcomeWords)
  const Icon = outcomeIcons[outcome]
  return (
    <span className={styles.tag} data-tone={outcome}>
      <Icon aria-hidden />
      {words[outcome]}
    </span>
  )
}

export function StatusTag({ status }: { status: RunStatus }) {
  const words = useWords(outcomeWords)
  const Icon = statusIcons[status]
  return (
    <span className={styles.tag} data-tone={status}>
      <Icon aria-hidden />
      {words[`status.${status}`]}
    </span>
  )
}

/** The sign of a run's status alone, named for screen readers. */
export function StatusSign({ status }: { status: RunStatus }) {
  const words = useWords(outcomeWords)
  const Icon = statusIcons[status]
  return (
    <span className={styles.sign} data-tone={status} title={words[`status.${status}`]}>
      <Icon aria-hidden />
      <span className="visually-hidden">{words[`status.${status}`]}</span>
    </span>
  )
}
