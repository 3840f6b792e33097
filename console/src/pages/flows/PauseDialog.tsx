import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { flowsQuery, pauseFlow } from '../../api/flows'
import { useWords } from '../../i18n/words'
import { hour } from '../../time/lengths'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Choice, TextField } from '../../ui/Field'
import { toast, toastError } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import { flowsWords } from './words'

const hours = { hour: 1, hours: 4, day: 24, open: null }
const spans = ['hour', 'hours', 'day', 'open'] as const

/** Asks why and until when a flow is paused. */
export function PauseDialog({ flow, onClose }: { flow: string; onClose: () => void }) {
  const words = useWords(flowsWords)
  const ui = useWords(uiWords)
  const queries = useQueryClient()
  const form = useId()
  const [reason, setReason] = useState('')
  const [span, setSpan] = useState<(typeof spans)[number]>('hour')
  const pause = useMutation({
    mutationFn: () => {
      const length = hours[span]
      return pauseFlow(
        flow,
        reason.trim() || null,
        length === null ? null : new Date(Date.now() + length * hour).toISOString(),
      )
    },
    onSuccess: () => {
      toast(words['pause.done'](flow))
      onClose()
      return queries.invalidateQueries({ queryKey: flowsQuery().queryKey })
    },
    onError: (error) => toastError(ui.failed, error),
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={words['pause.title'](flow)}
      actions={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button kind="primary" type="submit" form={form} disabled={pause.isPending}>
            {words.pause}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          pause.mutate()
        }}
      >
        <p>{words['pause.text']}</p>
        <Choice
          label={words['pause.until']}
          value={span}
          onChange={setSpan}
          options={spans.map((value) => ({ value, label: words[`pause.${value}`] }))}
        />
        <TextField
          label={words['pause.reason']}
          hint={words['pause.reason.hint']}
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
      </form>
    </Dialog>
  )
}
