import type { ComponentProps, ReactNode } from 'react'
import styles from './Button.module.css'
import { classes } from './classes'

interface Props extends ComponentProps<'button'> {
  kind?: 'plain' | 'primary' | 'danger' | 'quiet'
  size?: 's' | 'm'
  icon?: ReactNode
}

export function Button({ kind = 'plain', size = 'm', icon, className, children, type = 'button', ...rest }: Props) {
  return (
    <button type={type} className={classes(styles.button, styles[kind], styles[size], className)} {...rest}>
      {icon}
      {children}
    </button>
  )
}

interface IconButtonProps extends ComponentProps<'button'> {
  /** What it does: read by screen readers, and shown when the pointer rests on it. */
  label: string
}

export function IconButton({ label, className, children, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button type={type} aria-label={label} title={label} className={classes(styles.icon, className)} {...rest}>
      {children}
    </button>
  )
}
