import { ChevronDown, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/words'
import { classes } from './classes'
import styles from './FilterMenu.module.css'
import { Menu, MenuChoice } from './Menu'
import { uiWords } from './uiWords'

interface Props {
  label: string
  /** The chosen value; undefined for all. */
  value: string | undefined
  options: readonly { value: string; label: ReactNode; hint?: ReactNode }[]
  onChange: (value: string | undefined) => void
  /** What the filter shows when it is not among the options. */
  shown?: ReactNode
  /** A filter that always has a value has no entry for all. */
  required?: boolean
}

const all = ''

/** A filter of a list: its name, or its value with a button that clears it. */
export function FilterMenu({ label, value, options, onChange, shown, required }: Props) {
  const words = useWords(uiWords)
  const chosen = options.find((option) => option.value === value)?.label ?? shown ?? value
  return (
    <span className={classes(styles.filter, value !== undefined && styles.active)}>
      <Menu
        trigger={
          <button type="button" className={styles.button}>
            <span className={styles.label}>{label}</span>
            {value !== undefined && <span className={styles.value}>{chosen}</span>}
            {(value === undefined || required) && <ChevronDown aria-hidden />}
          </button>
        }
      >
        <MenuChoice
          label={label}
          hideLabel
          value={value ?? all}
          onChange={(next) => onChange(next === all ? undefined : next)}
          options={required ? options : [{ value: all, label: words.all }, ...options]}
        />
      </Menu>
      {value !== undefined && !required && (
        <button
          type="button"
          className={styles.clear}
          aria-label={`${label}: ${words.all}`}
          onClick={() => onChange(undefined)}
        >
          <X aria-hidden />
        </button>
      )}
    </span>
  )
}
