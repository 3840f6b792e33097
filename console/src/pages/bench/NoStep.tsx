import { Plus } from 'lucide-react'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { toastError } from '../../ui/toasts'
import { withNewPart } from './part'
import type { BenchStep } from './steps'
import { newPartOf } from './templates'
import { benchWords } from './words'

interface Props {
  step: BenchStep
  canEdit: boolean
  /** The definition. */
  text: string
  onEdit: (text: string) => void
}

/** What is shown for a step that the flow leaves out. */
export function NoStep({ step, canEdit, text, onEdit }: Props) {
  const words = useWords(benchWords)
  const add = async () => {
    try {
      onEdit(withNewPart(text, step, await newPartOf(step)))
    } catch (error) {
      toastError(words['load.failed'], error)
    }
  }
  return (
    <Empty
      icon={<Plus aria-hidden />}
      title={words['none.title'](words[`step.${step}`])}
      actions={
        canEdit && (
          <Button kind="primary" onClick={add}>
            {words['none.add']}
          </Button>
        )
      }
    >
      {canEdit ? words['none.text'] : words['none.readOnly']}
    </Empty>
  )
}
