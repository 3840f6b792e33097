import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck, RotateCw } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { errorQuery } from '../../api/errors'
import { useMay } from '../../api/me'
import { ApiError } from '../../api/problem'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { Note } from '../../ui/Note'
import { ErrorRerunDialog } from '../error/ErrorRerunDialog'
import type { Case } from './cases'
import styles from './FixBanner.module.css'
import { type Collected, collectFailing, maxFailing, type Progress } from './failing'
import { fixWords } from './fixWords'
import type { BenchStep } from './steps'

// Soon after a re-run, so that the reader sees the error close.
const whileWaiting = 1_000

interface Props {
  flow: string
  fingerprint: string
  step: BenchStep
  /** Whether the reader may test the step: its failing rows then become cases. */
  mayTest: boolean
  cases: readonly Case[]
  /** Whether all cases pass with the draft. */
  isPassing: boolean
  version: number
  isEdited: boolean
  onCollected: (cases: readonly Case[]) => void
}

/** The error whose failing rows are cases: what is to do next, until it is closed. */
export function FixBanner({
  flow,
  fingerprint,
  step,
  mayTest,
  cases,
  isPassing,
  version,
  isEdited,
  onCollected,
}: Props) {
  const words = useWords(fixWords)
  const mayRerun = useMay('rerunRuns')
  const [progress, setProgress] = useState<Progress | null>(null)
  const [collected, setCollected] = useState<Omit<Collected, 'cases'> | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [asks, setAsks] = useState(false)
  const [isWaiting, setWaiting] = useState(false)
  const { data, error, refetch } = useQuery({
    ...errorQuery(fingerprint),
    refetchInterval: ({ state }) => (isWaiting && state.data?.group.state !== 'closed' ? whileWaiting : 10_000),
  })
  const group = data?.group
  const here = cases.filter((each) => each.from?.error === fingerprint).length
  const isKnown = group !== undefined

  const collect = useEffectEvent(async (signal: AbortSignal) => {
    if (!group || group.state === 'closed') return
    if (here > 0) return onCollected([])
    try {
      const { cases: found, ...rest } = await collectFailing(group, step, setProgress, signal)
      setCollected(rest)
      onCollected(found)
    } catch (error) {
      if (!signal.aborted) setFailure(error)
    } finally {
      setProgress(null)
    }
  })
  useEffect(() => {
    if (!isKnown || !mayTest) return
    const abort = new AbortController()
    collect(abort.signal)
    return () => abort.abort()
  }, [isKnown, mayTest])

  if (!group && error instanceof ApiError && error.status === 404)
    return (
      <Note
        kind="warning"
        actions={
          <Link to="/errors" search={{ flow }} className={styles.link}>
            {words['missing.go']}
          </Link>
        }
      >
        <strong>{words.missing}</strong>
        <p>
          {words['missing.why']} {here > 0 && `${words['missing.cases']} `}
          {words['missing.what']}
        </p>
      </Note>
    )
  if (!group) return error && <ErrorNote error={error} onRetry={() => refetch()} />
  const isClosed = group.state === 'closed'
  // A version in which the error has not occurred yet.
  const isSaved = !isEdited && version > Math.max(...group.versions, 0)
  const next = () => {
    if (isClosed) return words.closed
    if (!mayTest) return words.view
    if (progress) return `${words.loading}: ${words.progress(progress.done, progress.of)}`
    if (isWaiting) return words.waiting
    if (isSaved && isPassing) return group.openOrders > 0 ? words.ready(group.openOrders) : words.norows
    if (here > 0) return `${words.text(here)} ${words.edit}`
    return collected && words.nothing
  }
  return (
    <section className={styles.banner} data-closed={isClosed || undefined} aria-label={words.error}>
      {isClosed && <CircleCheck aria-hidden />}
      <div className={styles.text}>
        <Link to="/errors/$fingerprint" params={{ fingerprint }} className={styles.message}>
          {group.message}
        </Link>
        <p aria-live="polite">
          {next()}
          {collected && collected.gone > 0 && here > 0 && ` ${words.gone(collected.gone)}`}
          {collected && collected.left > 0 && ` ${words.left(collected.left, maxFailing)}`}
        </p>
        {failure !== null && <ErrorNote error={failure} />}
      </div>
      {progress && (
        <progress className={styles.progress} value={progress.done} max={progress.of} aria-label={words.loading} />
      )}
      {!isClosed && isSaved && group.openOrders > 0 && mayRerun && (
        <Button kind="primary" icon={<RotateCw aria-hidden />} onClick={() => setAsks(true)}>
          {words.rerun(group.openOrders)}
        </Button>
      )}
      {!isClosed && isSaved && group.orders === 0 && (
        <Link to="/flows/$flow/trigger" params={{ flow: group.flow }} className={styles.link}>
          {words.trigger}
        </Link>
      )}
      {asks && (
        <ErrorRerunDialog
          group={group}
          onClose={() => {
            setAsks(false)
            setWaiting(true)
          }}
        />
      )}
    </section>
  )
}
