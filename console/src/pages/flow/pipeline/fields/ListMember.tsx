import { useId, useState } from 'react'
import { classes } from '../../../../ui/classes'
import { useMember } from '../DraftContext'
import { isSame } from '../document'
import { shownText } from '../shownText'
import { described, Member } from './Member'
import styles from './Member.module.css'

interface Props {
  path: string
  label: string
  hint?: string
  /** Whether one text is written alone, without an array. */
  single?: boolean
}

/** Several texts, separated by commas. */
export function ListMember({ path, label, hint, single }: Props) {
  const id = useId()
  const { jsonPath, value, problems, readOnly, set } = useMember(path)
  const [own, setOwn] = useState('')
  const read = (text: string) => {
    const texts = text
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean)
    return texts.length === 0 ? undefined : single && texts.length === 1 ? texts[0] : texts
  }
  const shown = Array.isArray(value) ? value.map(shownText).join(', ') : shownText(value)
  return (
    <Member id={id} jsonPath={jsonPath} label={label} hint={hint} problems={problems}>
      <input
        {...described(id, hint, problems)}
        className={classes(styles.input, styles.mono)}
        value={isSame(read(own), value) ? own : shown}
        readOnly={readOnly}
        spellCheck={false}
        onChange={(event) => {
          setOwn(event.target.value)
          set(read(event.target.value))
        }}
      />
    </Member>
  )
}
