import { useState } from 'react'
import type { StoredDefinition } from '../../api/definitions'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { Dialog } from '../../ui/Dialog'
import CodeDiff from '../../ui/editor/CodeDiff'
import { Choice } from '../../ui/Field'
import { uiWords } from '../../ui/uiWords'
import type { Draft } from './draft'
import { flowWords } from './words'

const views = ['both', 'theirs', 'mine'] as const

interface Props {
  draft: Draft
  stored: StoredDefinition
  onContinue: () => void
  onClose: () => void
}

/** Two people changed the same version: shows what each of them changed. The draft stays until its author discards it. */
export function ConflictDialog({ draft, stored, onContinue, onClose }: Props) {
  const words = useWords(flowWords)
  const ui = useWords(uiWords)
  const [view, setView] = useState<(typeof views)[number]>('both')
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
          <Button kind="primary" onClick={onContinue}>
            {words['conflict.continue'](stored.version)}
          </Button>
        </>
      }
    >
      <p>{words['conflict.text'](stored.version, draft.base)}</p>
      <Choice
        label={words['conflict.view']}
        value={view}
        onChange={setView}
        options={views.map((value) => ({ value, label: words[`conflict.${value}`] }))}
      />
      <br />
      <CodeDiff before={view === 'both' ? theirs : base} after={view === 'theirs' ? theirs : mine} />
    </Dialog>
  )
}
