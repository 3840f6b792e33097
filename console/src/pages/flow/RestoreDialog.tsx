import { useMutation, useQueryClient } from '@tanstack/react-query'
import { restoreVersion } from '../../api/definitions'
import { flowsQuery } from '../../api/flows'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { toast } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import { versionsRoute } from './route'
import { flowWords } from './words'

interface Props {
  flow: string
  version: number
  current: number
  onClose: () => void
}

/** Asks before an earlier definition becomes the newest version. */
export function RestoreDialog({ flow, version, current, onClose }: Props) {
  const words = useWords(flowWords)
  const ui = useWords(uiWords)
  const navigate = versionsRoute.useNavigate()
  const queries = useQueryClient()
  const restore = useMutation({
    mutationFn: () => restoreVersion(flow, version, current),
    onSuccess: (stored) => {
      toast(words['save.done'](flow, stored.version))
      onClose()
      queries.invalidateQueries({ queryKey: flowsQuery().queryKey })
      return navigate({ search: {} })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['flow', flow] }),
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={words['restore.title'](version)}
      actions={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button kind="primary" disabled={restore.isPending} onClick={() => restore.mutate()}>
            {words.restore}
          </Button>
        </>
      }
    >
      {restore.error && <ErrorNote error={restore.error} />}
      {words['restore.text'](current)}
    </Dialog>
  )
}
