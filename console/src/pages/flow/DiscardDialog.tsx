import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { flowWords } from './words'

export function DiscardDialog({ onDiscard, onClose }: { onDiscard: () => void; onClose: () => void }) {
  const words = useWords(flowWords)
  return (
    <Dialog
      open
      onClose={onClose}
      title={words['discard.title']}
      actions={
        <>
          <Button onClick={onClose}>{words['discard.keep']}</Button>
          <Button
            kind="danger"
            onClick={() => {
              onDiscard()
              onClose()
            }}
          >
            {words.discard}
          </Button>
        </>
      }
    >
      {words['discard.text']}
    </Dialog>
  )
}
