import type { StoredDefinition } from '../../api/definitions'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { ConflictDialog } from '../flow/ConflictDialog'
import { DiscardDialog } from '../flow/DiscardDialog'
import { LeaveDialog } from '../flow/LeaveDialog'
import { ReviewDialog } from '../flow/ReviewDialog'
import type { useDraft } from '../flow/useDraft'
import type { Problem } from '../flow/useProblems'
import { flowWords } from '../flow/words'

export type Shown = 'review' | 'conflict' | 'discard' | null

interface Props {
  flow: string
  stored: StoredDefinition
  draft: ReturnType<typeof useDraft>
  problems: readonly Problem[]
  shown: Shown
  onShow: (shown: Shown) => void
}

/** What the editor of the flow asks about its draft, asked here too: it is the same draft. */
export function DraftDialogs({ flow, stored, draft: kept, problems, shown, onShow }: Props) {
  const names = useWords(flowWords)
  const { draft, isEdited, isBehind, edit, rebase, setNote, discard } = kept
  const close = () => onShow(null)
  return (
    <>
      {isEdited && isBehind && (
        <Note
          kind="warning"
          actions={
            <Button size="s" onClick={() => onShow('conflict')}>
              {names['conflict.compare']}
            </Button>
          }
        >
          {names['conflict.note'](stored.version, draft.base)}
        </Note>
      )}
      <LeaveDialog flow={flow} isEdited={isEdited} />
      {shown === 'review' && (
        <ReviewDialog
          flow={flow}
          draft={draft}
          problems={problems}
          onEdit={edit}
          onNote={setNote}
          onSaved={discard}
          onConflict={() => onShow('conflict')}
          onClose={close}
        />
      )}
      {shown === 'conflict' && (
        <ConflictDialog
          draft={draft}
          stored={stored}
          onContinue={(text) => {
            rebase(text)
            onShow('review')
          }}
          onClose={close}
        />
      )}
      {shown === 'discard' && <DiscardDialog onDiscard={discard} onClose={close} />}
    </>
  )
}
