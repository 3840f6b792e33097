import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { planRerun, type Rerun, type Run, startRerun } from '../../api/runs'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { Choice } from '../../ui/Field'
import { Skeleton } from '../../ui/Skeleton'
import { toast, toastError } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import styles from './RerunDialog.module.css'
import { runRoute } from './route'
import { runWords } from './words'

/** Asks which rows to repeat, and says how many that are before it starts. */
export function RerunDialog({ run, marked = [], onClose }: { run: Run; marked?: number[]; onClose: () => void }) {
  const words = useWords(runWords)
  const ui = useWords(uiWords)
  const navigate = runRoute.useNavigate()
  const hasFailed = run.totals.failed + run.totals.rejected > 0
  const [chosen, setChosen] = useState<'marked' | 'failed' | 'all'>(
    marked.length > 0 ? 'marked' : hasFailed ? 'failed' : 'all',
  )
  const rows: Rerun['rows'] = chosen === 'marked' ? marked : chosen
  const [version, setVersion] = useState<Rerun['version']>('current')
  const plan = useQuery({
    queryKey: ['rerun', run.runId, rows, version],
    queryFn: () => planRerun(run.runId, { rows, version }),
    staleTime: 0,
  })
  const start = useMutation({
    mutationFn: () => startRerun(run.runId, { rows, version }),
    onSuccess: (started) => {
      onClose()
      if (!started) return toast(words['rerun.nothing'])
      toast(words['rerun.started'])
      return navigate({ to: '/runs/$id', params: { id: started }, search: {} })
    },
    onError: (error) => toastError(ui.failed, error),
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={words['rerun.title']}
      actions={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button
            kind="primary"
            disabled={start.isPending || !plan.data || plan.data.rows === 0}
            onClick={() => start.mutate()}
          >
            {words.rerun}
          </Button>
        </>
      }
    >
      <p>{words['rerun.text']}</p>
      <Choice
        label={words.rows}
        value={chosen}
        onChange={setChosen}
        options={[
          ...(marked.length > 0
            ? [{ value: 'marked' as const, label: words['rerun.marked'](formatCount(marked.length)) }]
            : []),
          { value: 'failed', label: words['rerun.failed'] },
          { value: 'all', label: words['rerun.all'] },
        ]}
      />
      <Choice
        label={words['rerun.version']}
        value={version}
        onChange={setVersion}
        options={[
          { value: 'current', label: words['rerun.current'] },
          { value: 'original', label: words['rerun.original'](run.version) },
        ]}
      />
      <div className={styles.plan} aria-live="polite">
        {plan.error ? <ErrorNote error={plan.error} /> : (plan.data?.message ?? <Skeleton width="70%" />)}
      </div>
    </Dialog>
  )
}
