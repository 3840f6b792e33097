import type { Run } from '../../api/runs'
import { useWords } from '../../i18n/words'
import { ErrorNote } from '../../ui/ErrorNote'
import { SkeletonRows } from '../../ui/Skeleton'
import { uiWords } from '../../ui/uiWords'
import styles from './DryRun.module.css'
import { dryRunWords } from './dryRunWords'
import { RunField } from './RunField'

interface Props {
  flow: string
  runs: readonly Run[] | undefined
  error: unknown
  isLoading: boolean
  onRetry: () => unknown
  value: string
  onChange: (run: string) => void
}

/** The run whose stored input a dry run reads. */
export function DryRunSource({ flow, runs, error, isLoading, onRetry, value, onChange }: Props) {
  const words = useWords(dryRunWords)
  const ui = useWords(uiWords)
  if (runs?.length)
    return <RunField flow={flow} label={words['run.label']} runs={runs} value={value} onChange={onChange} />
  if (error) return <ErrorNote error={error} onRetry={onRetry} />
  if (isLoading) return <SkeletonRows count={1} label={ui.loading} />
  return <p className={styles.text}>{words['run.none']}</p>
}
