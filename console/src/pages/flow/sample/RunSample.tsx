import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flowRunsQuery } from '../../../api/flows'
import { rowsQuery } from '../../../api/runs'
import { useWords } from '../../../i18n/words'
import { usePreferences } from '../../../settings/preferences'
import { formatMoment } from '../../../time/moment'
import { useZone } from '../../../time/zone'
import { ErrorNote } from '../../../ui/ErrorNote'
import { SelectField } from '../../../ui/Field'
import { OutcomeTag } from '../../../ui/Outcome'
import { outcomeWords } from '../../../ui/outcomeWords'
import { SkeletonRows } from '../../../ui/Skeleton'
import { uiWords } from '../../../ui/uiWords'
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
  const statuses = useWords(outcomeWords)
  const { language } = usePreferences()
  const zone = useZone()
  const { data: runs } = useQuery({ ...flowRunsQuery(flow, 20), refetchInterval: false })
  const [chosen, setChosen] = useState('')
  const run = chosen || runs?.items.find((each) => each.totals.rows > 0)?.runId || runs?.items[0]?.runId || ''
  const { data: rows } = useQuery({ ...rowsQuery(run, {}, 1, 50), enabled: run !== '' })
  const pin = useMutation({
    mutationFn: (row: number) => readRowSample(run, row),
  })
  // Not called after the dialog is closed: what was cancelled is not pinned.
  const onSuccess = (sample: Omit<Sample, 'at'> | null) => sample && onPin(sample)
  if (!runs) return <SkeletonRows count={4} label={ui.loading} />
  if (runs.items.length === 0) return <p className={styles.text}>{words['run.none']}</p>
  return (
    <>
      <SelectField
        label={words.run}
        value={run}
        onChange={setChosen}
        options={runs.items.map((each) => ({
          value: each.runId,
          label: `${formatMoment(new Date(each.started), zone, { language })} · ${statuses[`status.${each.status}`]}`,
        }))}
      />
      {pin.error && <ErrorNote error={pin.error} />}
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
