import { useState } from 'react'
import type { StoredDefinition } from '../../api/definitions'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { Dialog } from '../../ui/Dialog'
import CodeDiff from '../../ui/editor/CodeDiff'
import { Choice } from '../../ui/Field'
import { uiWords } from '../../ui/uiWords'
import styles from './ConflictDialog.module.css'
import { ConflictTable } from './ConflictTable'
import type { Draft } from './draft'
import { jsonPathOf, parsedDefinition } from './pipeline/document'
import { merged, mergeItems } from './pipeline/merge'
import { flowWords } from './words'

const views = ['both', 'theirs', 'mine'] as const

interface Props {
  draft: Draft
  stored: StoredDefinition
  onContinue: (text: string) => void
  onClose: () => void
}

/** Two people changed the same version: shows base, theirs and mine of each member, and continues with what is chosen. */
export function ConflictDialog({ draft, stored, onContinue, onClose }: Props) {
  const words = useWords(flowWords)
  const ui = useWords(uiWords)
  const [view, setView] = useState<(typeof views)[number]>('both')
  const definitions = [draft.baseText || '{}', stored.text, draft.text].map(parsedDefinition)
  const items = definitions.every(Boolean) ? mergeItems(...(definitions as [unknown, unknown, unknown])) : null
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set())
  const paths = new Set(items?.map((item) => jsonPathOf(item.path)).filter((path) => !refused.has(path)))
  const base = { label: draft.base === 0 ? words['side.none'] : words['side.base'](draft.base), text: draft.baseText }
  const theirs = { label: words['side.theirs'](stored.version), text: stored.text }
  const mine = { label: words['side.mine'], text: draft.text }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={words['conflict.title']}
      actions={
        <>
          <CopyButton text={draft.text} label={words['conflict.copy']} />
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button kind="primary" onClick={() => onContinue(items ? merged(stored.text, items, paths) : draft.text)}>
            {words['conflict.continue'](stored.version)}
          </Button>
        </>
      }
    >
      <p>{words['conflict.text'](stored.version, draft.base)}</p>
      {items && (
        <ConflictTable
          items={items}
          labels={[base.label, theirs.label, mine.label]}
          chosen={paths}
          onChoose={(path, side) => {
            const next = new Set(refused)
            if (side === 'theirs') next.add(path)
            else next.delete(path)
            setRefused(next)
          }}
        />
      )}
      <details className={styles.texts} open={!items}>
        <summary>{words['conflict.texts']}</summary>
        <Choice
          label={words['conflict.view']}
          value={view}
          onChange={setView}
          options={views.map((value) => ({ value, label: words[`conflict.${value}`] }))}
        />
        <br />
        <CodeDiff before={view === 'both' ? theirs : base} after={view === 'theirs' ? theirs : mine} />
      </details>
    </Dialog>
  )
}
