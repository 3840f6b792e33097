import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type ErrorGroup, planErrorRerun, rerunError } from '../../api/errors'
import type { Rerun } from '../../api/runs'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { Choice } from '../../ui/Field'
import { Skeleton } from '../../ui/Skeleton'
import { toastError } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import styles from './ErrorRerunDialog.module.css'
import { errorPageWords } from './words'

/** Shows what a re-run of the group would repeat, starts it, and links to its runs. */
export function ErrorRerunDialog({ group, onClose }: { group: ErrorGroup; onClose: () => void }) {
  const words = useWords(errorPageWords)
  const ui = useWords(uiWords)
  const [version, setVersion] = useState<Rerun['version']>('current')
  const plan = useQuery({
    queryKey: ['rerun', 'error', group.fingerprint, version],
    queryFn: () => planErrorRerun(group.fingerprint, version),
    staleTime: 0,
  })
  const start = useMutation({
    mutationFn: () => rerunError(group.fingerprint, version),
    onError: (error) => toastError(ui.failed, error),
  })
  if (start.data)
    return (
      <Dialog
        open
        onClose={onClose}
        title={words['rerun.title']}
        actions={
          <Button kind="primary" onClick={onClose}>
            {ui.close}
          </Button>
        }
      >
        <p>{start.data.length === 0 ? words['rerun.nothing'] : words['rerun.started']}</p>
        <ul className={styles.runs}>
          {start.data.map((run) => (
            <li key={run.runId}>
              <Link to="/runs/$id" params={{ id: run.runId }} className={styles.link}>
                {run.runId}
              </Link>
            </li>
          ))}
        </ul>
      </Dialog>
    )
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
            disabled={start.isPending || !plan.data || plan.data.runs === 0}
            onClick={() => start.mutate()}
          >
            {words['rerun.go']}
          </Button>
        </>
      }
    >
      <p>{words['rerun.text']}</p>
      <Choice
        label={words['rerun.version']}
        value={version}
        onChange={setVersion}
        options={(['current', 'original'] as const).map((value) => ({ value, label: words[`rerun.${value}`] }))}
      />
      <div className={styles.plan} aria-live="polite">
        {plan.error ? <ErrorNote error={plan.error} /> : (plan.data?.message ?? <Skeleton width="70%" />)}
        {plan.data && plan.data.skipped.length > 0 && (
          <>
            <p>{words['rerun.skipped']}</p>
            <ul className={styles.runs}>
              {plan.data.skipped.slice(0, 5).map((run) => (
                <li key={run.runId}>{run.message}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Dialog>
  )
}
