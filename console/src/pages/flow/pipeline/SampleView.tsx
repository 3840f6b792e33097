import type { DryRunRow } from '../../../api/dryRuns'
import { useWords } from '../../../i18n/words'
import { FilterMenu } from '../../../ui/FilterMenu'
import { sampleWords } from '../sample/sampleWords'
import styles from './PipelineView.module.css'

interface Props {
  rows: readonly DryRunRow[]
  row: DryRunRow | undefined
  onRow: (row: number) => void
  isWhole: boolean
  onWhole: (isWhole: boolean) => void
  state: string
  hasFailed: boolean
}

/** Which order of the sample the cards show, or its whole page. */
export function SampleView({ rows, row, onRow, isWhole, onWhole, state, hasFailed }: Props) {
  const words = useWords(sampleWords)
  return (
    <div className={styles.view}>
      {state && (
        <span className={styles.state} data-failed={hasFailed || undefined}>
          {state}
        </span>
      )}
      {row && rows.length > 1 && (
        <FilterMenu
          label={words.order}
          required
          value={String(row.row)}
          options={rows.map((each) => ({ value: String(each.row), label: each.order ?? words.row(each.row) }))}
          onChange={(value) => onRow(Number(value))}
        />
      )}
      {row && (
        <FilterMenu
          label={words.view}
          required
          value={isWhole ? 'whole' : 'one'}
          options={[
            { value: 'one', label: words.one },
            { value: 'whole', label: words.whole },
          ]}
          onChange={(value) => onWhole(value === 'whole')}
        />
      )}
    </div>
  )
}
