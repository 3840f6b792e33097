import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import type { StoredDefinition } from '../../api/definitions'
import { useMay } from '../../api/me'
import { flowSchemaQuery } from '../../api/previews'
import { useWords } from '../../i18n/words'
import { useShortcuts } from '../../shell/shortcuts'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import CodeEditor, { type EditorHandle } from '../../ui/editor/CodeEditor'
import { Note } from '../../ui/Note'
import { Card } from '../../ui/Page'
import { toast } from '../../ui/toasts'
import { useIsPhone } from '../../ui/useIsNarrow'
import { ConflictDialog } from './ConflictDialog'
import { DiscardDialog } from './DiscardDialog'
import { DryRun } from './DryRun'
import styles from './Editor.module.css'
import { EditorBar } from './EditorBar'
import { LeaveDialog } from './LeaveDialog'
import { ProblemList } from './ProblemList'
import { completeFrom } from './pipeline/completion'
import { differences, parsedDefinition } from './pipeline/document'
import { PipelineView } from './pipeline/PipelineView'
import { stepOf } from './pipeline/steps'
import { ReviewDialog } from './ReviewDialog'
import { flowRoute } from './route'
import { UnknownFlow } from './UnknownFlow'
import { useDraft } from './useDraft'
import { useJump } from './useJump'
import { type Problem, useProblems } from './useProblems'
import { useUnparsed } from './useUnparsed'
import { flowWords } from './words'

/** The definition of a flow as cards or as text, with the problems that the host finds in it. */
export function Editor({ flow, stored }: { flow: string; stored: StoredDefinition }) {
  const words = useWords(flowWords)
  const isPhone = useIsPhone()
  const search = flowRoute.useSearch()
  const navigate = flowRoute.useNavigate()
  const mayEdit = useMay('putFlow')
  const mayTry = useMay('startDryRun')
  const canEdit = mayEdit && !isPhone
  const editor = useRef<EditorHandle>(null)
  const [shown, setShown] = useState<'review' | 'conflict' | 'discard' | null>(null)
  const { draft, isEdited, isBehind, edit, rebase, setNote, discard } = useDraft(flow, stored)
  const { unparsed, setUnparsed, clear, problems: unparsedProblems } = useUnparsed(draft.text)
  const { problems: found, isChecking, error } = useProblems(flow, draft.text, canEdit)
  const problems = useMemo(() => [...unparsedProblems, ...found], [unparsedProblems, found])
  const errors = problems.filter((problem) => problem.severity === 'error')
  const { data: schema } = useQuery({ ...flowSchemaQuery(), enabled: search.view === 'json' })
  const definition = parsedDefinition(draft.text)
  const jump = useJump(editor)
  const show = (problem: Problem) => {
    const step = search.view === 'json' ? null : stepOf(problem.path, definition?.direction)
    navigate({
      search: step ? { step } : { ...search, view: 'json' },
      replace: true,
      resetScroll: false,
    })
    jump(step ? { step, path: problem.path ?? '$' } : problem)
  }
  const review = () => {
    const first = errors[0]
    if (!isEdited) return toast(words['save.unchanged'])
    if (!first) return setShown(isBehind ? 'conflict' : 'review')
    toast(words['save.errors'](errors.length), { kind: 'error' })
    show(first)
  }
  const discardAll = () => {
    clear()
    discard()
  }
  useShortcuts(canEdit ? [{ keys: 'mod+s', label: words.save, group: 'page', run: review }] : [])

  if (stored.version === 0 && !isEdited) return <UnknownFlow flow={flow} />
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
      {mayEdit && isPhone && <Note>{words['narrow.note']}</Note>}
      {search.view === 'json' ? (
        <Card>
          <div className={styles.editor}>
            <CodeEditor
              ref={editor}
              label={words.definition}
              value={draft.text}
              onChange={edit}
              marks={problems}
              readOnly={!canEdit}
              complete={schema ? completeFrom(schema as Record<string, unknown>) : undefined}
            />
          </div>
        </Card>
      ) : definition ? (
        <PipelineView
          flow={flow}
          draft={draft}
          definition={definition}
          problems={problems}
          mayEdit={mayEdit}
          isValid={errors.length === 0 && !isChecking}
          mayTry={mayTry}
          readOnly={!canEdit}
          onEdit={edit}
          unparsed={unparsed}
          setUnparsed={setUnparsed}
        />
      ) : (
        <Note
          kind="error"
          actions={
            <Button size="s" onClick={() => navigate({ search: { ...search, view: 'json' }, replace: true })}>
              {words['json.open']}
            </Button>
          }
        >
          {words['json.note']}
        </Note>
      )}
      {error && (
        <div className={styles.failure}>
          <ErrorNote error={error} />
        </div>
      )}
      <div className={styles.foot}>
        <ProblemList problems={problems} onShow={show} />
        <EditorBar
          draft={draft}
          stored={stored}
          isEdited={isEdited}
          changes={differences(parsedDefinition(draft.baseText) ?? {}, definition ?? {}).length}
          isChecking={isChecking}
          canEdit={canEdit}
          canSave={isEdited && errors.length === 0}
          onDiscard={() => setShown('discard')}
          onSave={review}
        />
      </div>
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
          onNote={setNote}
          onSaved={discardAll}
          onConflict={() => setShown('conflict')}
          onClose={() => setShown(null)}
        />
      )}
      {shown === 'conflict' && (
        <ConflictDialog
          draft={draft}
          stored={stored}
          onContinue={(text) => {
            clear()
            rebase(text)
            setShown('review')
          }}
          onClose={() => setShown(null)}
        />
      )}
      {shown === 'discard' && <DiscardDialog onDiscard={discardAll} onClose={() => setShown(null)} />}
    </>
  )
}
