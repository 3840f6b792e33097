import { type ReactNode, useEffect } from 'react'
import { classes } from './classes'
import styles from './Page.module.css'

interface Props {
  title: string
  /** What the browser's tab shows, if not the title. */
  tab?: string
  head?: ReactNode
  actions?: ReactNode
  wide?: boolean
  children: ReactNode
}

/** A page with its heading and its actions. */
export function Page({ title, tab, head, actions, wide, children }: Props) {
  useEffect(() => {
    document.title = `${tab ?? title} · Order Status Flow`
  }, [tab, title])
  return (
    <div className={classes(styles.page, wide && styles.wide)}>
      <header className={styles.head}>
        <div className={classes(styles.title, head !== undefined && styles.own)}>{head ?? <h1>{title}</h1>}</div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

interface CardProps {
  className?: string
  /** Whether there is nothing to show: the frame alone would be a line. */
  hidden?: boolean
  children: ReactNode
}

/** A framed part of a page. */
export const Card = ({ className, hidden, children }: CardProps) => (
  <section className={classes(styles.card, className)} hidden={hidden}>
    {children}
  </section>
)
