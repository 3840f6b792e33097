import { Save, Undo2 } from 'lucide-react'
import type { StoredDefinition } from '../../api/definitions'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import type { Draft } from './draft'
import styles from './Editor.module.css'
import { flowWords } from './words'

interface Props {
  draft: Draft
  stored: StoredDefinition
  isEdited: boolean
  changes: number
  isChecking: boolean
  canEdit: boolean
  canSave: boolean
  onDiscard: () => void
  onSave: () => void
}

/** The state of the draft, and what can be done with it. */
export function EditorBar(props: Props) {
  const { draft, stored, isEdited, changes, isChecking, canEdit, canSave, onDiscard, onSave } = props
  const words = useWords(flowWords)
  const state = isEdited
    ? draft.base === 0
      ? words['state.new']
      : words['state.edited'](draft.base)
    : words['state.saved'](stored.version)
  return (
    <div className={styles.bar}>
      <span className={styles.state}>
        {state}
        {isEdited && draft.base > 0 && changes > 0 && <span className={styles.checked}>{words.changes(changes)}</span>}
        {canEdit && isChecking && <span className={styles.checked}>{words.checking}</span>}
      </span>
      {canEdit && (
        <>
          {isEdited && (
            <Button kind="quiet" size="s" icon={<Undo2 aria-hidden />} onClick={onDiscard}>
              {words.discard}
            </Button>
          )}
          <Button kind="primary" size="s" icon={<Save aria-hidden />} disabled={!canSave} onClick={onSave}>
            {words.save}
          </Button>
        </>
      )}
    </div>
  )
}
