import { useState } from 'react'
import { useWords } from '../../../i18n/words'
import { ErrorNote } from '../../../ui/ErrorNote'
import type { Draft } from '../draft'
import { dryRunWords } from '../dryRunWords'
import { flowRoute } from '../route'
import { SampleBar } from '../sample/SampleBar'
import { sampleWords } from '../sample/sampleWords'
import { useSample } from '../sample/useSample'
import type { Problem } from '../useProblems'
import { DraftContext } from './DraftContext'
import { edited, type Path } from './document'
import { Pipeline } from './Pipeline'
import styles from './PipelineView.module.css'
import { SampleView } from './SampleView'
import { type StepId, stepsOf } from './steps'
import { useTrial } from './trial/useTrial'

interface Props {
  flow: string
  draft: Draft
  definition: Record<string, unknown>
  problems: readonly Problem[]
  mayEdit: boolean
  isValid: boolean
  mayTry: boolean
  readOnly: boolean
  onEdit: (text: string) => void
  unparsed: Readonly<Record<string, string>>
  setUnparsed: (path: string, text: string) => void
}

/** The cards of a definition, with the pinned sample in each of them. */
export function PipelineView(props: Props) {
  const { flow, draft, definition, problems, mayEdit, isValid, mayTry, readOnly, onEdit, unparsed, setUnparsed } = props
  const words = useWords(sampleWords)
  const dryRun = useWords(dryRunWords)
  const search = flowRoute.useSearch()
  const navigate = flowRoute.useNavigate()
  const { sample: pinned } = useSample(flow)
  const sample = mayTry ? pinned : null
  const [chosen, setChosen] = useState<number | null>(null)
  const [isWhole, setWhole] = useState(false)
  const { trial, error, isStale, isRunning } = useTrial({
    flow,
    text: draft.text,
    isDraft: mayEdit,
    isValid,
    sample,
  })
  const rows = trial?.rows ?? []
  const row = rows.find((each) => each.row === chosen) ?? rows[0]
  const set = (...values: readonly [path: Path, value: unknown][]) =>
    onEdit(values.reduce((text, [path, value]) => edited(text, path, value), draft.text))
  const open = stepsOf(definition.direction).find((step) => step === search.step)
  const context = { flow, definition, problems, readOnly, set, unparsed, setUnparsed }
  const stepName = (step: string) => dryRun[`step.${step}` as 'step.read'] ?? step
  const failed = trial?.failedStep && !isStale ? words.failed(stepName(trial.failedStep)) : ''
  const state = isRunning ? words.running : trial && !isValid ? words.stale : failed
  return (
    <DraftContext value={context}>
      {mayTry && (
        <SampleBar flow={flow} definition={draft.text}>
          <SampleView
            rows={rows}
            row={row}
            onRow={setChosen}
            isWhole={isWhole}
            onWhole={setWhole}
            state={state}
            hasFailed={!isStale && trial?.failedStep != null}
          />
        </SampleBar>
      )}
      <div className={styles.notes}>{error && <ErrorNote error={error} />}</div>
      <Pipeline
        open={open}
        onOpen={(step: StepId | undefined) =>
          navigate({ search: { ...search, step }, replace: true, resetScroll: false })
        }
        mayTry={mayTry}
        sample={sample}
        trial={trial}
        row={row}
        isWhole={isWhole}
        isStale={isStale}
      />
    </DraftContext>
  )
}
