import { Fragment, type ReactNode } from 'react'
import type { DryRun, DryRunRow } from '../../../api/dryRuns'
import { formatDuration } from '../../../i18n/format'
import { useWords } from '../../../i18n/words'
import { outcomeWords } from '../../../ui/outcomeWords'
import type { Sample } from '../sample/sample'
import { AlarmsCard } from './cards/AlarmsCard'
import { LoginCard } from './cards/LoginCard'
import { MappingCard } from './cards/MappingCard'
import { OmnitronCard } from './cards/OmnitronCard'
import { OutboundCard } from './cards/OutboundCard'
import { PaginationCard } from './cards/PaginationCard'
import { ParametersCard } from './cards/ParametersCard'
import { RequestCard } from './cards/RequestCard'
import { ResponseCard } from './cards/ResponseCard'
import { ScheduleCard } from './cards/ScheduleCard'
import { ScriptCard } from './cards/ScriptCard'
import { TypeCard } from './cards/TypeCard'
import { WriteCard } from './cards/WriteCard'
import { useDraftDocument } from './DraftContext'
import { StageData } from './Panes'
import styles from './Pipeline.module.css'
import { StepCard } from './StepCard'
import { groupOf, type StepId, stepsOf } from './steps'
import { stepWords } from './stepWords'
import { orderStages, pageStages, type Stage, type Stages, stepRecord } from './trial/stages'
import { jsonOrText } from './trial/trialInput'

interface Props {
  open: StepId | undefined
  onOpen: (step: StepId | undefined) => void
  /** Whether the reader may send a sample through the steps. */
  mayTry: boolean
  sample: Sample | null
  trial: DryRun | undefined
  row: DryRunRow | undefined
  /** Whether the panes show the whole page in place of one order. */
  isWhole: boolean
  isStale: boolean
}

/** The steps of a flow from top to bottom, in the order in which the data flows. */
export function Pipeline({ open, onOpen, mayTry, sample, trial, row, isWhole, isStale }: Props) {
  const words = useWords(stepWords)
  const { definition } = useDraftDocument()
  const steps = stepsOf(definition.direction)
  const flow = flowOf(sample, trial, row, isWhole)
  const before = (stage: Stage | null) => mayTry && <StageData stage={stage} />
  const after = (stage: Stage | null, failure: Failure) =>
    mayTry && <Output stage={stage} trial={trial} failure={failure} />
  const cards: Record<StepId, () => ReactNode> = {
    type: () => <TypeCard />,
    schedule: () => <ScheduleCard />,
    parameters: () => <ParametersCard />,
    outbound: () => <OutboundCard />,
    login: () => <LoginCard />,
    request: () => <RequestCard />,
    response: () => <ResponseCard after={after(flow.erp, trial?.failedStep === 'read' ? trial.error : null)} />,
    pagination: () => <PaginationCard />,
    script: () => (
      <ScriptCard
        step="script"
        before={before(flow.erp)}
        after={after(flow.script, stepRecord(trial, row, 'script')?.error)}
        printed={stepRecord(trial, row, 'script')?.printed ?? ''}
      />
    ),
    mapping: () => (
      <MappingCard
        before={before(flow.script ?? flow.erp)}
        after={after(flow.mapping, stepRecord(trial, row, 'mapping')?.error)}
      />
    ),
    omnitron: () => <OmnitronCard />,
    orderScript: () => (
      <ScriptCard
        step="orderScript"
        before={before(flow.order)}
        after={after(
          flow.orderScript,
          row?.code?.startsWith('script.') && row.message ? { message: row.message } : null,
        )}
        printed={row?.printed ?? ''}
      />
    ),
    write: () => <WriteCard before={before(flow.orderScript ?? flow.order)} row={row} />,
    alarms: () => <AlarmsCard />,
  }
  return (
    <ol className={styles.steps}>
      {steps.map((step, at) => {
        const group = groupOf[step]
        const isFirst = at === 0 || groupOf[steps[at - 1] as StepId] !== group
        return (
          <Fragment key={step}>
            {isFirst && (
              <li className={styles.group}>
                <h2>{words[`group.${group}`]}</h2>
              </li>
            )}
            <StepCard
              step={step}
              isOpen={open === step}
              onToggle={() => onOpen(open === step ? undefined : step)}
              result={<Result step={step} sample={sample} trial={trial} row={row} isStale={isStale} />}
            >
              {cards[step]()}
            </StepCard>
          </Fragment>
        )
      })}
    </ol>
  )
}

type Failure = { message: string } | null | undefined

interface Flow extends Stages {
  /** The order before its script. */
  order: Stage | null
}

function flowOf(sample: Sample | null, trial: DryRun | undefined, row: DryRunRow | undefined, isWhole: boolean): Flow {
  const source = sample && { value: jsonOrText(sample.text), bytes: sample.text.length }
  const pages = trial ? pageStages(trial, row) : null
  const orders = row ? orderStages(row) : null
  const pick = (stage: keyof Stages) => (isWhole ? null : orders?.[stage]) ?? pages?.[stage] ?? null
  return {
    erp: (isWhole ? null : orders?.erp) ?? pages?.erp ?? source,
    script: pick('script'),
    mapping: pick('mapping'),
    order: orders?.mapping ?? null,
    orderScript: orders?.orderScript ?? null,
  }
}

function Output({ stage, trial, failure }: { stage: Stage | null; trial: DryRun | undefined; failure: Failure }) {
  const words = useWords(stepWords)
  if (failure) return <p className={styles.failure}>{failure.message}</p>
  return <StageData stage={stage} missing={trial && words['no.output']} />
}

/** What a step made of the sample, in a few words. */
function Result({
  step,
  sample,
  trial,
  row,
  isStale,
}: {
  step: StepId
  sample: Sample | null
  trial: DryRun | undefined
  row: DryRunRow | undefined
  isStale: boolean
}) {
  const words = useWords(stepWords)
  const { definition } = useDraftDocument()
  const outcomes = useWords(outcomeWords)
  const record = stepRecord(trial, row, step)
  const text = () => {
    if (step === 'response') return sample?.items != null ? words.items(sample.items) : null
    if (!trial) return null
    if (step === 'script' || step === 'mapping') {
      if (record?.error) return <span className={styles.failed}>{words.failed}</span>
      const rows = trial.pages.reduce((sum, page) => sum + page.rows, 0)
      const made = step === 'mapping' ? words.orders(rows) : null
      const isShown = record && definition[step]
      return isShown
        ? [made, record.durationMs >= 1 && formatDuration(record.durationMs)].filter(Boolean).join(' · ')
        : null
    }
    if (step === 'orderScript') return (row?.orderScriptMs ?? 0) >= 1 ? formatDuration(row?.orderScriptMs ?? 0) : null
    if (step !== 'write' || !row) return null
    if (!row.request)
      return (
        <span className={row.outcome === 'failed' || row.outcome === 'rejected' ? styles.failed : undefined}>
          {outcomes[row.outcome]}
        </span>
      )
    return row.changes ? words.changes(row.changes.length) : words.first
  }
  const shown = text()
  return shown ? <span className={isStale && step !== 'response' ? styles.stale : undefined}>{shown}</span> : null
}
