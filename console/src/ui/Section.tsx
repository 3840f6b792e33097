import type { ReactNode } from 'react'
import { Card } from './Page'
import styles from './Section.module.css'

/** A part of a page under its heading. */
export function Section({ title, count, children }: { title: string; count?: ReactNode; children: ReactNode }) {
  return (
    <section>
      <h2 className={styles.title}>
        {title}
        {count != null && <span className={styles.count}>{count}</span>}
      </h2>
      <Card>{children}</Card>
    </section>
  )
}
