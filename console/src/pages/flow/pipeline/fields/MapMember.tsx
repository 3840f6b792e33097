import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import { useWords } from '../../../../i18n/words'
import { Button, IconButton } from '../../../../ui/Button'
import { classes } from '../../../../ui/classes'
import { useMember } from '../DraftContext'
import { memberWords } from '../memberWords'
import { type Entry, entriesOf, isObjectOf, objectOf } from './entries'
import { Member } from './Member'
import styles from './Member.module.css'

interface Props {
  path: string
  label: string
  hint?: string
  /** Whether values may be any JSON, as parameters may. */
  json?: boolean
}

/** Names with values, such as headers. */
export function MapMember({ path, label, hint, json }: Props) {
  const id = useId()
  const words = useWords(memberWords)
  const { jsonPath, value, problems, readOnly, set } = useMember(path)
  const [own, setOwn] = useState<readonly Entry[]>([])
  // What was typed here counts until the definition has something else.
  const entries = isObjectOf(own, value) && own.length > 0 ? own : entriesOf(value)
  const change = (next: readonly Entry[]) => {
    setOwn(next)
    if (!isObjectOf(next, value)) set(objectOf(next))
  }
  const update = (at: number, part: Partial<Entry>) =>
    change(entries.map((entry, index) => (index === at ? { ...entry, ...part } : entry)))
  return (
    <Member id={id} jsonPath={jsonPath} label={label} hint={hint} problems={problems} group>
      {entries.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name changes while it is typed.
        <div key={at} className={styles.row}>
          <input
            className={classes(styles.input, styles.mono)}
            aria-label={words.nameOf(label, at + 1)}
            value={entry.name}
            readOnly={readOnly}
            spellCheck={false}
            onChange={(event) => update(at, { name: event.target.value })}
          />
          <select
            className={classes(styles.input, styles.kind)}
            aria-label={words.kindOf(entry.name || `${label} ${at + 1}`)}
            value={entry.kind}
            disabled={readOnly}
            onChange={(event) => update(at, { kind: event.target.value as Entry['kind'] })}
          >
            <option value="text">{words.text}</option>
            <option value="secret">{words.secret}</option>
            {json && <option value="json">JSON</option>}
          </select>
          <input
            className={classes(styles.input, styles.mono)}
            aria-label={words.valueOf(entry.name || `${label} ${at + 1}`)}
            value={entry.text}
            readOnly={readOnly}
            spellCheck={false}
            onChange={(event) => update(at, { text: event.target.value })}
          />
          {!readOnly && (
            <IconButton
              label={words.remove(entry.name || `${label} ${at + 1}`)}
              onClick={() => change(entries.filter((_, index) => index !== at))}
            >
              <X aria-hidden />
            </IconButton>
          )}
        </div>
      ))}
      {!readOnly && (
        <Button
          size="s"
          kind="quiet"
          className={styles.add}
          icon={<Plus aria-hidden />}
          onClick={() => change([...entries, { name: '', kind: 'text', text: '' }])}
        >
          {words.add}
        </Button>
      )}
      {readOnly && entries.length === 0 && <p className={styles.none}>{words.none}</p>}
    </Member>
  )
}
