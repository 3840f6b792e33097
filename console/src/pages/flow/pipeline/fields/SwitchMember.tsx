import { useId } from 'react'
import { useMember } from '../DraftContext'
import { described, Member } from './Member'
import styles from './Member.module.css'

interface Props {
  path: string
  label: string
  /** What it means when it is on. */
  text: string
  /** The value that a missing member has. */
  missing: boolean
}

/** Yes or no. */
export function SwitchMember({ path, label, text, missing }: Props) {
  const id = useId()
  const { jsonPath, value, problems, readOnly, set } = useMember(path)
  return (
    <Member id={id} jsonPath={jsonPath} label={label} problems={problems} group>
      <label className={styles.check}>
        <input
          {...described(id, null, problems)}
          type="checkbox"
          checked={typeof value === 'boolean' ? value : missing}
          disabled={readOnly}
          onChange={(event) => set(event.target.checked)}
        />
        <span>{text}</span>
      </label>
    </Member>
  )
}
