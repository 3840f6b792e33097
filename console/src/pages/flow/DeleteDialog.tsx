import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { deleteFlow } from '../../api/definitions'
import { flowsQuery } from '../../api/flows'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { TextField } from '../../ui/Field'
import { toast, toastError } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import { keepDraft } from './draft'
import { flowWords } from './words'

/** Deletes a flow after its name was typed. */
export function DeleteDialog({ flow, onClose }: { flow: string; onClose: () => void }) {
  const words = useWords(flowWords)
  const ui = useWords(uiWords)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const form = useId()
  const [typed, setTyped] = useState('')
  const remove = useMutation({
    mutationFn: () => deleteFlow(flow),
    onSuccess: async () => {
      keepDraft(flow, null)
      toast(words['delete.done'](flow))
      await navigate({ to: '/flows', ignoreBlocker: true })
      queries.removeQueries({ queryKey: ['flow', flow] })
      return queries.invalidateQueries({ queryKey: flowsQuery().queryKey })
    },
    onError: (error) => toastError(ui.failed, error),
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={words['delete.title'](flow)}
      actions={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button kind="danger" type="submit" form={form} disabled={typed !== flow || remove.isPending}>
            {words.delete}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          if (typed === flow) remove.mutate()
        }}
      >
        <p>{words['delete.text']}</p>
        <TextField label={words['delete.type'](flow)} value={typed} onChange={setTyped} />
      </form>
    </Dialog>
  )
}
