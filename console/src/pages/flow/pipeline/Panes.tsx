import { type ReactNode, useId } from 'react'
import { useWords } from '../../../i18n/words'
import { CopyButton } from '../../../ui/CopyButton'
import { Json } from '../../../ui/Json'
import styles from './Panes.module.css'
import { stepWords } from './stepWords'
import type { Stage } from './trial/stages'

interface Props {
  before?: ReactNode
  after?: ReactNode
  children: ReactNode
}

/** An open card: what comes in, what is set, and what goes out. */
export function Panes({ before, after, children }: Props) {
  const words = useWords(stepWords)
  return (
    <div className={styles.panes} data-sides={(before ? 1 : 0) + (after ? 1 : 0)}>
      {before && <Side title={words.before}>{before}</Side>}
      <div className={styles.setting}>{children}</div>
      {after && <Side title={words.result}>{after}</Side>}
    </div>
  )
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.side} aria-labelledby={id}>
      <h4 id={id}>{title}</h4>
      {children}
    </section>
  )
}

/** The data between two steps. */
export function StageData({ stage, missing }: { stage: Stage | null | undefined; missing?: string }) {
  const words = useWords(stepWords)
  if (!stage) return <p className={styles.none}>{missing ?? words['no.sample']}</p>
  if (stage.value === null || stage.value === undefined) return <p className={styles.none}>{words.large}</p>
  return (
    <div className={styles.data}>
      <div className={styles.copy}>
        <CopyButton
          text={() => (typeof stage.value === 'string' ? stage.value : JSON.stringify(stage.value, null, 2))}
        />
      </div>
      <Json value={stage.value} />
    </div>
  )
}
