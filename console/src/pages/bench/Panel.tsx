import type { ReactNode } from 'react'
import styles from './Panel.module.css'

interface Props {
  title: string
  /** What is beside the title. */
  note?: ReactNode
  end?: ReactNode
  children: ReactNode
}

/** One of the columns of a bench. */
export function Panel({ title, note, end, children }: Props) {
  return (
    <section className={styles.panel} aria-label={title}>
      <header className={styles.head}>
        <h2>{title}</h2>
        <span className={styles.note}>{note}</span>
        {end}
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  )
}
