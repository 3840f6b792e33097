import { useId } from 'react'
import { useMember } from '../DraftContext'
import { described, Member } from './Member'
import styles from './Member.module.css'

interface Props {
  path: string
  label: string
  hint?: string
  /** The value that a missing member has. */
  missing: string
  options: readonly { value: string; label: string }[]
}

/** One of several words. The host accepts them in any case. */
export function SelectMember({ path, label, hint, missing, options }: Props) {
  const id = useId()
  const { jsonPath, value, problems, readOnly, set } = useMember(path)
  const given = value === undefined || value === null ? missing : String(value)
  const known = options.find((option) => option.value.toLowerCase() === given.toLowerCase())
  return (
    <Member id={id} jsonPath={jsonPath} label={label} hint={hint} problems={problems}>
      <select
        {...described(id, hint, problems)}
        className={styles.input}
        value={known?.value ?? given}
        disabled={readOnly}
        onChange={(event) => set(event.target.value)}
      >
        {!known && <option value={given}>{given}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Member>
  )
}
