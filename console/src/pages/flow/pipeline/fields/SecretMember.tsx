import { useId } from 'react'
import { useWords } from '../../../../i18n/words'
import { isObject } from '../../../../json/isObject'
import { classes } from '../../../../ui/classes'
import { useMember } from '../DraftContext'
import { memberWords } from '../memberWords'
import { shownText } from '../shownText'
import { described, Member } from './Member'
import styles from './Member.module.css'

interface Props {
  path: string
  label: string
  hint?: string
  /** Whether it should be a secret, as a password should. */
  secret?: boolean
}

/** A text, or the name of a secret of the host. */
export function SecretMember({ path, label, hint, secret }: Props) {
  const id = useId()
  const words = useWords(memberWords)
  const { jsonPath, value, problems, readOnly, set } = useMember(path)
  const isSecret = isObject(value) || (secret && (value === undefined || value === null))
  const text = isObject(value) ? shownText(value.secret) : shownText(value)
  const write = (next: string, asSecret: boolean | undefined) => set(asSecret ? { secret: next } : next || undefined)
  return (
    <Member id={id} jsonPath={jsonPath} label={label} hint={hint} problems={problems}>
      <div className={styles.pair}>
        <select
          className={classes(styles.input, styles.kind)}
          aria-label={words.kindOf(label)}
          value={isSecret ? 'secret' : 'text'}
          disabled={readOnly}
          onChange={(event) => write(text, event.target.value === 'secret')}
        >
          <option value="text">{words.text}</option>
          <option value="secret">{words.secret}</option>
        </select>
        <input
          {...described(id, hint, problems)}
          className={classes(styles.input, styles.mono)}
          value={text}
          placeholder={isSecret ? 'ERP_PASSWORD' : undefined}
          readOnly={readOnly}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => write(event.target.value, isSecret)}
        />
      </div>
    </Member>
  )
}
