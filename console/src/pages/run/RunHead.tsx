import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Ban, ChevronRight, Play, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../../api/me'
import { cancelRun, type Run, resumeRun, runQuery } from '../../api/runs'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { Dialog } from '../../ui/Dialog'
import { Duration } from '../../ui/Duration'
import { Fact } from '../../ui/Fact'
import { StatusTag } from '../../ui/Outcome'
import { Time } from '../../ui/Time'
import { toast, toastError } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import { runsWords, startedBy } from '../runs/words'
import { Neighbours } from './Neighbours'
import { RerunDialog } from './RerunDialog'
import styles from './RunHead.module.css'
import { runWords } from './words'

/** Which run this is: its flow, status, times and origin. */
export function RunHead({ run, zone }: { run: Run; zone: string | null }) {
  const words = useWords(runWords)
  const runs = useWords(runsWords)
  return (
    <>
      <div className={styles.path}>
        <Link to="/runs">{runs.title}</Link>
        <ChevronRight aria-hidden />
        <Link to="/runs" search={{ flow: run.flow }}>
          {run.flow}
        </Link>
      </div>
      <div className={styles.title}>
        <h1>{run.flow}</h1>
        <StatusTag status={run.status} />
      </div>
      <dl className={styles.facts}>
        <Fact name={words.started}>
          <Time at={run.started} flowZone={zone} seconds />
        </Fact>
        <Fact name={words.duration}>
          <Duration from={run.started} to={run.finished} />
        </Fact>
        <Fact name={words.by}>{startedBy(run.triggeredBy, runs)}</Fact>
        <Fact name={words.version(run.version)}>{null}</Fact>
        {run.watermark && <Fact name={words.since}>{run.watermark}</Fact>}
        {run.keptUntil && (
          <Fact name={words.kept}>
            <Time at={run.keptUntil} flowZone={zone} day />
          </Fact>
        )}
        <Fact name={words.id}>
          <code className={styles.id}>{run.runId}</code>
          <CopyButton text={run.runId} />
        </Fact>
      </dl>
    </>
  )
}

/** What can be done with the run now. */
export function RunActions({ run }: { run: Run }) {
  return (
    <>
      <Neighbours key={run.runId} run={run} />
      <RunButtons run={run} />
    </>
  )
}

function RunButtons({ run }: { run: Run }) {
  const words = useWords(runWords)
  const ui = useWords(uiWords)
  const queries = useQueryClient()
  const [asks, setAsks] = useState(false)
  const options = (done: string) => ({
    onSuccess: () => {
      toast(done)
      return queries.invalidateQueries({ queryKey: runQuery(run.runId).queryKey })
    },
    onError: (error: unknown) => toastError(ui.failed, error),
    onSettled: () => setAsks(false),
  })
  const cancel = useMutation({ mutationFn: () => cancelRun(run.runId), ...options(words['cancel.asked']) })
  const resume = useMutation({ mutationFn: () => resumeRun(run.runId), ...options(words['resume.asked']) })
  const mayCancel = useMay('cancelRun')
  const mayRerun = useMay('rerunRun')
  const [repeats, setRepeats] = useState(false)
  if (run.status !== 'running')
    return mayRerun && run.totals.rows > 0 ? (
      <>
        <Button icon={<RotateCw aria-hidden />} onClick={() => setRepeats(true)}>
          {words.rerun}
        </Button>
        {repeats && <RerunDialog run={run} onClose={() => setRepeats(false)} />}
      </>
    ) : null
  if (!mayCancel) return null
  return (
    <>
      {(run.recovery?.held || run.recovery?.nextAttempt) && (
        <Button icon={<Play aria-hidden />} disabled={resume.isPending} onClick={() => resume.mutate()}>
          {words.resume}
        </Button>
      )}
      {run.cancelAsked ? (
        <Button disabled>{words['cancel.asked']}</Button>
      ) : (
        <Button kind="danger" icon={<Ban aria-hidden />} onClick={() => setAsks(true)}>
          {words.cancel}
        </Button>
      )}
      <Dialog
        open={asks}
        onClose={() => setAsks(false)}
        title={words['cancel.title']}
        actions={
          <>
            <Button onClick={() => setAsks(false)}>{words['cancel.keep']}</Button>
            <Button kind="danger" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
              {words.cancel}
            </Button>
          </>
        }
      >
        {words['cancel.text']}
      </Dialog>
    </>
  )
}
