import type { ReactNode } from 'react'
import styles from './Empty.module.css'

interface Props {
  icon?: ReactNode
  title: string
  /** Whether its title is the heading of the page. */
  isPage?: boolean
  children?: ReactNode
  actions?: ReactNode
}

/** What a page shows when there is nothing to list: why, and what to do. */
export function Empty({ icon, title, isPage, children, actions }: Props) {
  return (
    <div className={styles.empty}>
      {icon && <div className={styles.icon}>{icon}</div>}
      {isPage ? <h1 className={styles.title}>{title}</h1> : <p className={styles.title}>{title}</p>}
      {children && <div className={styles.text}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
