import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { definitionQuery, indented, putDefinition, versionsQuery } from '../../api/definitions'
import { flowsQuery } from '../../api/flows'
import { ApiError } from '../../api/problem'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import CodeDiff from '../../ui/editor/CodeDiff'
import { TextField } from '../../ui/Field'
import { toast } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import type { Draft } from './draft'
import { ProblemList } from './ProblemList'
import type { Problem } from './useProblems'
import { flowWords } from './words'

interface Props {
  flow: string
  draft: Draft
  problems: readonly Problem[]
  onEdit: (text: string) => void
  onNote: (note: string) => void
  onSaved: () => void
  onConflict: () => void
  onClose: () => void
}

/** Shows what a save changes, asks for a note, and saves. */
export function ReviewDialog({ flow, draft, problems, onEdit, onNote, onSaved, onConflict, onClose }: Props) {
  const words = useWords(flowWords)
  const ui = useWords(uiWords)
  const queries = useQueryClient()
  const form = useId()
  const note = draft.note ?? ''
  const save = useMutation({
    mutationFn: () => putDefinition(flow, draft.text, draft.base, note.trim()),
    onSuccess: ({ version }) => {
      queries.setQueryData(definitionQuery(flow).queryKey, { version, text: indented(draft.text) })
      onSaved()
      onClose()
      toast(words['save.done'](flow, version))
      queries.invalidateQueries({ queryKey: versionsQuery(flow).queryKey })
      queries.invalidateQueries({ queryKey: flowsQuery().queryKey })
    },
    onError: async (error) => {
      if (!(error instanceof ApiError) || error.status !== 412) return
      await queries.refetchQueries({ queryKey: definitionQuery(flow).queryKey })
      onConflict()
    },
  })
  const isRefused = problems.some((problem) => problem.severity === 'error')
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={draft.base === 0 ? words['review.new'](flow) : words['review.title'](flow)}
      actions={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button
            kind="primary"
            type="submit"
            form={form}
            disabled={isRefused || save.isPending || draft.text === draft.baseText}
          >
            {words['save.now']}
          </Button>
        </>
      }
    >
      {save.error && <ErrorNote error={save.error} />}
      <CodeDiff
        before={{ label: draft.base === 0 ? words['side.none'] : words.version(draft.base), text: draft.baseText }}
        after={{ label: words['side.mine'], text: draft.text }}
        onChange={onEdit}
      />
      <ProblemList problems={problems} />
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isRefused) save.mutate()
        }}
      >
        <TextField
          label={words['review.note']}
          hint={words['review.note.hint']}
          value={note}
          onChange={onNote}
          maxLength={500}
        />
      </form>
    </Dialog>
  )
}
