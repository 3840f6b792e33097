import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Note.module.css'

const icons = { info: Info, warning: TriangleAlert, error: CircleAlert }

/** Something that a reader should know before the rest. */
export function Note({
  kind = 'info',
  children,
  actions,
}: {
  kind?: keyof typeof icons
  children: ReactNode
  actions?: ReactNode
}) {
  const Icon = icons[kind]
  return (
    <div className={styles.note} data-kind={kind}>
      <Icon aria-hidden />
      <div className={styles.text}>{children}</div>
      {actions}
    </div>
  )
}
