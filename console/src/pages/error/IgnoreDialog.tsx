import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type ErrorGroup, errorQuery, ignoreError } from '../../api/errors'
import { useWords } from '../../i18n/words'
import { hour } from '../../time/lengths'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Choice } from '../../ui/Field'
import { toast, toastError } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import { errorPageWords } from './words'

const hours = { hours: 4, day: 24, week: 168, twice: null }
const spans = ['hours', 'day', 'week', 'twice'] as const

/** Asks until when a group is ignored. */
export function IgnoreDialog({ group, onClose }: { group: ErrorGroup; onClose: () => void }) {
  const words = useWords(errorPageWords)
  const ui = useWords(uiWords)
  const queries = useQueryClient()
  const [span, setSpan] = useState<(typeof spans)[number]>('day')
  const ignore = useMutation({
    mutationFn: () => {
      const length = hours[span]
      return ignoreError(group.fingerprint, length === null ? null : new Date(Date.now() + length * hour).toISOString())
    },
    onSuccess: () => {
      toast(words.ignored)
      onClose()
      return Promise.all([
        queries.invalidateQueries({ queryKey: errorQuery(group.fingerprint).queryKey }),
        queries.invalidateQueries({ queryKey: ['errors'] }),
      ])
    },
    onError: (error) => toastError(ui.failed, error),
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={words['ignore.title']}
      actions={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button kind="primary" disabled={ignore.isPending} onClick={() => ignore.mutate()}>
            {words.ignore}
          </Button>
        </>
      }
    >
      <p>{words['ignore.text']}</p>
      <Choice
        label={words['ignore.until']}
        value={span}
        onChange={setSpan}
        options={spans.map((value) => ({ value, label: words[`ignore.${value}`] }))}
      />
    </Dialog>
  )
}
