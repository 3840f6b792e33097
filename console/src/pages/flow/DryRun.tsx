import { useMutation, useQuery } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import { useId, useState } from 'react'
import { type DryRunInput, startDryRun } from '../../api/dryRuns'
import { flowRunsQuery } from '../../api/flows'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { Choice, TextArea } from '../../ui/Field'
import { Card } from '../../ui/Page'
import styles from './DryRun.module.css'
import { DryRunResult } from './DryRunResult'
import { DryRunSource } from './DryRunSource'
import { dryRunWords } from './dryRunWords'
import { ParameterFields } from './ParameterFields'
import { directionOf, filled, parametersOf } from './parameters'
import { jsonOrText } from './pipeline/trial/trialInput'

interface Props {
  flow: string
  text: string
  isEdited: boolean
  isNew: boolean
  /** Whether the definition has no errors. */
  isValid: boolean
}

/** Tries a definition without writing anything. */
export function DryRun({ flow, text, isEdited, isNew, isValid }: Props) {
  const words = useWords(dryRunWords)
  const form = useId()
  const {
    data: runs,
    error,
    isLoading,
    refetch,
  } = useQuery({ ...flowRunsQuery(flow, 20), enabled: !isNew, refetchInterval: false })
  const sources =
    directionOf(text) === 'outbound' ? (['payload', 'run'] as const) : (['erp', 'run', 'payload'] as const)
  const [chosen, setChosen] = useState<'erp' | 'run' | 'payload'>('erp')
  const source = sources.find((each) => each === chosen) ?? sources[0]
  const [values, setValues] = useState<Record<string, string>>({})
  const [run, setRun] = useState('')
  const [payload, setPayload] = useState('')
  const runId = run || runs?.items[0]?.runId || ''
  const input = (): DryRunInput =>
    source === 'erp' ? { erp: filled(values) } : source === 'run' ? { run: runId } : { payload: jsonOrText(payload) }
  const start = useMutation({ mutationFn: () => startDryRun(flow, input(), isEdited ? text : null) })
  const isReady = isValid && (source === 'erp' || (source === 'run' ? runId !== '' : payload.trim() !== ''))
  return (
    <Card className={styles.card}>
      <section aria-labelledby={form}>
        <h2 id={form}>{words.title}</h2>
        <p className={styles.text}>{words.text}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (isReady) start.mutate()
          }}
        >
          <Choice
            label={words.input}
            value={source}
            onChange={setChosen}
            options={sources.map((value) => ({ value, label: words[value] }))}
          />
          {source === 'erp' && <ParameterFields parameters={parametersOf(text)} values={values} onChange={setValues} />}
          {source === 'run' && (
            <DryRunSource
              flow={flow}
              runs={runs?.items}
              error={error}
              isLoading={isLoading}
              onRetry={refetch}
              value={runId}
              onChange={setRun}
            />
          )}
          {source === 'payload' && (
            <TextArea rows={8} label={words['payload.label']} value={payload} onChange={setPayload} />
          )}
          <div className={styles.start}>
            <Button type="submit" icon={<FlaskConical aria-hidden />} disabled={!isReady || start.isPending}>
              {words.start}
            </Button>
            {!isValid && <span className={styles.text}>{words.correct}</span>}
            {start.isPending && <span className={styles.text}>{words.running}</span>}
          </div>
        </form>
        {start.error && (
          <div className={styles.error}>
            <ErrorNote error={start.error} />
          </div>
        )}
        {start.data && !start.isPending && <DryRunResult key={start.data.id} flow={flow} begun={start.data} />}
      </section>
    </Card>
  )
}
