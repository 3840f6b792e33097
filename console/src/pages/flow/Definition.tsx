import { Save, SearchX, Undo2 } from 'lucide-react'
import { useRef, useState } from 'react'
import type { StoredDefinition } from '../../api/definitions'
import { useMay } from '../../api/me'
import { useWords } from '../../i18n/words'
import { useShortcuts } from '../../shell/shortcuts'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { ErrorNote } from '../../ui/ErrorNote'
import CodeEditor, { type EditorHandle } from '../../ui/editor/CodeEditor'
import { Note } from '../../ui/Note'
import { Card } from '../../ui/Page'
import { toast } from '../../ui/toasts'
import { useIsNarrow } from '../../ui/useIsNarrow'
import { ConflictDialog } from './ConflictDialog'
import styles from './Definition.module.css'
import { DiscardDialog } from './DiscardDialog'
import { DryRun } from './DryRun'
import { LeaveDialog } from './LeaveDialog'
import { ProblemList } from './ProblemList'
import { ReviewDialog } from './ReviewDialog'
import { useDraft } from './useDraft'
import { useProblems } from './useProblems'
import { flowWords } from './words'

/** The definition of a flow in an editor, with the problems that the host finds in it. */
export function Definition({ flow, stored }: { flow: string; stored: StoredDefinition }) {
  const words = useWords(flowWords)
  const isNarrow = useIsNarrow()
  const mayEdit = useMay('putFlow')
  const mayTry = useMay('startDryRun')
  const canEdit = mayEdit && !isNarrow
  const editor = useRef<EditorHandle>(null)
  const [shown, setShown] = useState<'review' | 'conflict' | 'discard' | null>(null)
  const { draft, isEdited, isBehind, edit, rebase, discard } = useDraft(flow, stored)
  const { problems, isChecking, error } = useProblems(flow, draft.text, canEdit)
  const errors = problems.filter((problem) => problem.severity === 'error')
  const review = () => {
    const first = errors[0]
    if (!isEdited) return toast(words['save.unchanged'])
    if (!first) return setShown(isBehind ? 'conflict' : 'review')
    toast(words['save.errors'](errors.length), { kind: 'error' })
    editor.current?.show(first)
  }
  useShortcuts(canEdit ? [{ keys: 'mod+s', label: words.save, group: 'page', run: review }] : [])

  if (stored.version === 0 && !isEdited)
    return (
      <Card>
        <Empty icon={<SearchX aria-hidden />} title={words['unknown.title'](flow)}>
          {words['unknown.text']}
        </Empty>
      </Card>
    )
  return (
    <>
      {isEdited && isBehind && (
        <Note
          kind="warning"
          actions={
            <Button size="s" onClick={() => setShown('conflict')}>
              {words['conflict.compare']}
            </Button>
          }
        >
          {words['conflict.note'](stored.version, draft.base)}
        </Note>
      )}
      {mayEdit && isNarrow && <Note>{words['narrow.note']}</Note>}
      <Card>
        <div className={styles.bar}>
          <span className={styles.state}>
            {isEdited
              ? draft.base === 0
                ? words['state.new']
                : words['state.edited'](draft.base)
              : words['state.saved'](stored.version)}
            {canEdit && <span className={styles.checked}>{isChecking ? words.checking : null}</span>}
          </span>
          {canEdit && (
            <>
              {isEdited && (
                <Button kind="quiet" size="s" icon={<Undo2 aria-hidden />} onClick={() => setShown('discard')}>
                  {words.discard}
                </Button>
              )}
              <Button
                kind="primary"
                size="s"
                icon={<Save aria-hidden />}
                disabled={!isEdited || errors.length > 0}
                onClick={review}
              >
                {words.save}
              </Button>
            </>
          )}
        </div>
        <div className={styles.editor}>
          <CodeEditor
            ref={editor}
            label={words['tab.definition']}
            value={draft.text}
            onChange={edit}
            marks={problems}
            readOnly={!canEdit}
          />
        </div>
        <ProblemList problems={problems} onShow={(problem) => editor.current?.show(problem)} />
      </Card>
      {error && (
        <div className={styles.failure}>
          <ErrorNote error={error} />
        </div>
      )}
      {mayTry && (
        <DryRun
          flow={flow}
          text={draft.text}
          isEdited={isEdited && mayEdit}
          isNew={stored.version === 0}
          isValid={errors.length === 0}
        />
      )}
      <LeaveDialog flow={flow} isEdited={isEdited} />
      {shown === 'review' && (
        <ReviewDialog
          flow={flow}
          draft={draft}
          problems={problems}
          onEdit={edit}
          onSaved={discard}
          onConflict={() => setShown('conflict')}
          onClose={() => setShown(null)}
        />
      )}
      {shown === 'conflict' && (
        <ConflictDialog
          draft={draft}
          stored={stored}
          onContinue={() => {
            rebase()
            setShown('review')
          }}
          onClose={() => setShown(null)}
        />
      )}
      {shown === 'discard' && <DiscardDialog onDiscard={discard} onClose={() => setShown(null)} />}
    </>
  )
}
