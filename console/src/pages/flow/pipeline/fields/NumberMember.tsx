import { useId } from 'react'
import { classes } from '../../../../ui/classes'
import { useMember } from '../DraftContext'
import { shownText } from '../shownText'
import { described, Member } from './Member'
import styles from './Member.module.css'

interface Props {
  path: string
  label: string
  hint?: string
  placeholder?: string
  unit?: string
}

/** A number. What is not one is kept as it was typed, and the host says what is wrong with it. */
export function NumberMember({ path, label, hint, placeholder, unit }: Props) {
  const id = useId()
  const { jsonPath, value, problems, readOnly, set } = useMember(path)
  const change = (text: string) =>
    set(text === '' ? undefined : /^-?\d+(\.\d*[1-9])?$/.test(text) ? Number(text) : text)
  return (
    <Member id={id} jsonPath={jsonPath} label={label} hint={hint} problems={problems}>
      <input
        {...described(id, hint, problems)}
        className={classes(styles.input, styles.short)}
        inputMode="decimal"
        value={shownText(value)}
        placeholder={placeholder}
        readOnly={readOnly}
        onChange={(event) => change(event.target.value.trim())}
      />
      {unit && <span className={styles.unit}>{unit}</span>}
    </Member>
  )
}
