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
  /** What is used when nothing is set. */
  placeholder?: string
  /** For code such as URLs and paths. */
  mono?: boolean
  rows?: number
  /** Values to choose from; others can be typed. */
  suggestions?: readonly string[]
}

/** A text; empty removes it. */
export function TextMember({ path, label, hint, placeholder, mono, rows, suggestions }: Props) {
  const id = useId()
  const { jsonPath, value, problems, readOnly, set } = useMember(path)
  const props = {
    ...described(id, hint, problems),
    className: classes(styles.input, mono && styles.mono),
    value: shownText(value),
    placeholder,
    readOnly,
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => set(event.target.value || undefined),
  }
  return (
    <Member id={id} jsonPath={jsonPath} label={label} hint={hint} problems={problems}>
      {rows ? <textarea rows={rows} {...props} /> : <input list={suggestions && `${id}-list`} {...props} />}
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </Member>
  )
}
