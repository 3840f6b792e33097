import { useBlocker } from '@tanstack/react-router'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { flowWords } from './words'

/** Asks before a flow with unsaved changes is left. Its other tabs belong to it. */
export function LeaveDialog({ flow, isEdited }: { flow: string; isEdited: boolean }) {
  const words = useWords(flowWords)
  const blocker = useBlocker({
    shouldBlockFn: ({ next }) => isEdited && !('flow' in next.params && next.params.flow === flow),
    enableBeforeUnload: () => isEdited,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <Dialog
      open
      onClose={blocker.reset}
      title={words['leave.title']}
      actions={
        <>
          <Button onClick={blocker.reset}>{words['leave.stay']}</Button>
          <Button kind="primary" onClick={blocker.proceed}>
            {words['leave.go']}
          </Button>
        </>
      }
    >
      {words['leave.text']}
    </Dialog>
  )
}
