import { Play, Save, Undo2 } from 'lucide-react'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { flowWords } from '../flow/words'
import styles from './Bench.module.css'
import { StepLinks } from './StepLinks'
import type { BenchStep } from './steps'
import { benchWords } from './words'

interface Props {
  flow: string
  step: BenchStep
  canEdit: boolean
  isEdited: boolean
  canSave: boolean
  mayRun: boolean
  canRun: boolean
  onDiscard: () => void
  onReview: () => void
  onRun: () => void
}

/** The steps of the flow, and what can be done with the one that is shown. */
export function BenchBar({
  flow,
  step,
  canEdit,
  isEdited,
  canSave,
  mayRun,
  canRun,
  onDiscard,
  onReview,
  onRun,
}: Props) {
  const words = useWords(benchWords)
  const names = useWords(flowWords)
  return (
    <div className={styles.bar}>
      <StepLinks flow={flow} step={step} />
      <span className={styles.about}>
        {words[`about.${step}`]} {words.safe}
      </span>
      {canEdit && isEdited && (
        <Button kind="quiet" size="s" icon={<Undo2 aria-hidden />} onClick={onDiscard}>
          {names.discard}
        </Button>
      )}
      {canEdit && (
        <Button size="s" icon={<Save aria-hidden />} disabled={!canSave} onClick={onReview}>
          {names.save}
        </Button>
      )}
      {mayRun && (
        <Button kind="primary" size="s" icon={<Play aria-hidden />} disabled={!canRun} onClick={onRun}>
          {words.run}
          <kbd className={styles.key}>Ctrl ↵</kbd>
        </Button>
      )}
    </div>
  )
}
