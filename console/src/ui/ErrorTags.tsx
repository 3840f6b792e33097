import { CircleCheck, CircleDot, Eye, EyeOff, FileWarning, Hourglass, Server, ShoppingBag, Wrench } from 'lucide-react'
import type { ErrorClass, ErrorState } from '../api/errors'
import { useWords } from '../i18n/words'
import styles from './ErrorTags.module.css'
import { errorWords } from './errorWords'

const stateIcons = { open: CircleDot, acknowledged: Eye, ignored: EyeOff, closed: CircleCheck }
const classIcons = { data: FileWarning, omnitron: ShoppingBag, erp: Server, ours: Wrench, transient: Hourglass }

export function ErrorStateTag({ state }: { state: ErrorState }) {
  const words = useWords(errorWords)
  const Icon = stateIcons[state]
  return (
    <span className={styles.tag} data-tone={state}>
      <Icon aria-hidden />
      {words[`state.${state}`]}
    </span>
  )
}

/** Who can remove the cause of an error. */
export function ErrorClassTag({ kind }: { kind: ErrorClass }) {
  const words = useWords(errorWords)
  const Icon = classIcons[kind]
  return (
    <span className={styles.class} title={words[`class.${kind}.meaning`]}>
      <Icon aria-hidden />
      {words[`class.${kind}`]}
    </span>
  )
}
