import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flowRunsQuery } from '../../../api/flows'
import { rowsQuery } from '../../../api/runs'
import { useWords } from '../../../i18n/words'
import { ErrorNote } from '../../../ui/ErrorNote'
import { OutcomeTag } from '../../../ui/Outcome'
import { SkeletonRows } from '../../../ui/Skeleton'
import { uiWords } from '../../../ui/uiWords'
import { RunField } from '../RunField'
import { readRowSample } from './rowSample'
import styles from './SampleDialog.module.css'
import type { Sample } from './sample'
import { sampleWords } from './sampleWords'

interface Props {
  flow: string
  onPin: (sample: Omit<Sample, 'at'>) => void
}

/** An order that a run of the flow read. */
export function RunSample({ flow, onPin }: Props) {
  const words = useWords(sampleWords)
  const ui = useWords(uiWords)
  const { data: runs, error, refetch } = useQuery({ ...flowRunsQuery(flow, 20), refetchInterval: false })
  const [chosen, setChosen] = useState('')
  const run = chosen || runs?.items.find((each) => each.totals.rows > 0)?.runId || runs?.items[0]?.runId || ''
  const { data: rows, error: rowsError } = useQuery({ ...rowsQuery(run, {}, 1, 50), enabled: run !== '' })
  const pin = useMutation({
    mutationFn: (row: number) => readRowSample(run, row),
  })
  // Not called after the dialog is closed: what was cancelled is not pinned.
  const onSuccess = (sample: Omit<Sample, 'at'> | null) => sample && onPin(sample)
  if (error) return <ErrorNote error={error} onRetry={() => refetch()} />
  if (!runs) return <SkeletonRows count={4} label={ui.loading} />
  if (runs.items.length === 0) return <p className={styles.text}>{words['run.none']}</p>
  return (
    <>
      <RunField flow={flow} label={words.run} runs={runs.items} value={run} onChange={setChosen} />
      {(rowsError ?? pin.error) && <ErrorNote error={rowsError ?? pin.error} />}
      {pin.data === null && <p className={styles.wrong}>{words.missing}</p>}
      {rows?.items.length === 0 && <p className={styles.text}>{words['rows.none']}</p>}
      <ul className={styles.rows} aria-label={words.rows}>
        {rows?.items.map((row) => (
          <li key={row.row}>
            <button
              type="button"
              className={styles.row}
              disabled={pin.isPending}
              onClick={() => pin.mutate(row.row, { onSuccess })}
            >
              <span className={styles.order}>{row.order ?? words.row(row.row)}</span>
              <OutcomeTag outcome={row.outcome} />
              <span className={styles.message}>{row.message}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
