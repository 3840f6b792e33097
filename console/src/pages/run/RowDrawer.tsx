import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../api/problem'
import { type Row, type Run, rowQuery } from '../../api/runs'
import { formatCount, formatDuration } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { useShortcuts } from '../../shell/shortcuts'
import { IconButton } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { ErrorNote } from '../../ui/ErrorNote'
import { Json } from '../../ui/Json'
import { OutcomeTag } from '../../ui/Outcome'
import { outcomeWords } from '../../ui/outcomeWords'
import { SkeletonRows } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import { uiWords } from '../../ui/uiWords'
import { BenchLink } from '../bench/BenchLink'
import { Attempts } from './Attempts'
import styles from './RowDrawer.module.css'
import { runRoute } from './route'
import { supportText } from './supportText'
import { Trace } from './Trace'
import { runWords } from './words'

const tabs = ['result', 'trace'] as const

/** A row in detail, beside the list. */
export function RowDrawer({ run, row: number, zone }: { run: Run; row: number; zone: string | null }) {
  const words = useWords(runWords)
  const ui = useWords(uiWords)
  const navigate = runRoute.useNavigate()
  const [tab, setTab] = useState<(typeof tabs)[number]>('result')
  const heading = useRef<HTMLHeadingElement>(null)
  const name = `${words.row} ${formatCount(number)}`
  const { data: row, error, refetch } = useQuery(rowQuery(run.runId, number))

  const go = (to: number | undefined) =>
    navigate({ search: (before) => ({ ...before, row: to }), replace: true, resetScroll: false })
  const close = () => go(undefined)
  useShortcuts([
    { keys: ']', label: words.next, group: 'page', run: () => number < run.totals.rows && go(number + 1) },
    { keys: '[', label: words.previous, group: 'page', run: () => number > 1 && go(number - 1) },
    { keys: 'Escape', label: words.close, group: 'page', run: close },
  ])
  useEffect(() => {
    // On a phone the row covers the list, so that reading continues here.
    if (matchMedia('(max-width: 1040px)').matches) heading.current?.focus()
  }, [])

  return (
    <aside className={styles.drawer} aria-label={name}>
      <header className={styles.head}>
        <div className={styles.title}>
          <h2 ref={heading} tabIndex={-1}>
            {row?.order ?? name}
          </h2>
          <span className={styles.sub}>
            {name}
            {row?.at && (
              <>
                {' · '}
                <Time at={row.at} flowZone={zone} seconds />
              </>
            )}
          </span>
        </div>
        <IconButton label={words.previous} disabled={number <= 1} onClick={() => go(number - 1)}>
          <ChevronUp aria-hidden />
        </IconButton>
        <IconButton label={words.next} disabled={number >= run.totals.rows} onClick={() => go(number + 1)}>
          <ChevronDown aria-hidden />
        </IconButton>
        <IconButton label={words.close} onClick={close}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div className={styles.tabs} role="tablist">
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            aria-selected={tab === each}
            aria-controls={`row-${each}`}
            id={`tab-${each}`}
            tabIndex={tab === each ? 0 : -1}
            onClick={() => setTab(each)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
              const other = each === 'result' ? 'trace' : 'result'
              setTab(other)
              document.getElementById(`tab-${other}`)?.focus()
            }}
          >
            {words[`tab.${each}`]}
          </button>
        ))}
      </div>
      <div className={styles.body} role="tabpanel" id={`row-${tab}`} aria-labelledby={`tab-${tab}`}>
        {error instanceof ApiError && error.status === 404 ? (
          <p>{words['row.gone']}</p>
        ) : error ? (
          <ErrorNote error={error} onRetry={() => refetch()} />
        ) : tab === 'trace' ? (
          <Trace run={run.runId} row={number} />
        ) : row ? (
          <Result run={run} row={row} zone={zone} />
        ) : (
          <SkeletonRows count={4} label={ui.loading} />
        )}
      </div>
    </aside>
  )
}

function Result({ run, row, zone }: { run: Run; row: Row; zone: string | null }) {
  const words = useWords(runWords)
  const meanings = useWords(outcomeWords)
  const isSent = row.attempts > 0
  return (
    <>
      <div className={styles.outcome}>
        <OutcomeTag outcome={row.outcome} />
        {row.httpStatus && <code className={styles.code}>HTTP {row.httpStatus}</code>}
        {row.code && (
          <Link
            from={runRoute.fullPath}
            to="."
            search={(before) => ({ ...before, code: row.code ?? undefined })}
            resetScroll={false}
            className={styles.code}
          >
            <code>{row.code}</code>
          </Link>
        )}
        <span className={styles.duration}>{formatDuration(row.durationMs)}</span>
      </div>
      <p className={styles.message}>{row.message ?? `${meanings[`${row.outcome}.meaning`]}.`}</p>
      <div className={styles.actions}>
        {row.order && (
          <Link to="/orders/$number" params={{ number: row.order }} className={styles.link}>
            {words.story}
          </Link>
        )}
        <BenchLink
          flow={run.flow}
          failed={row.code?.startsWith('script.') ? 'orderScript' : 'write'}
          search={{ run: run.runId, row: row.row }}
        >
          {words.bench}
        </BenchLink>
        <CopyButton label={words.copy} text={() => supportText(run, row, meanings[row.outcome], words)} />
      </div>
      <Part title={isSent ? words.request : words['request.unsent']} copy={row.request}>
        {isSent && row.request == null ? (
          <p className={styles.none}>{words['request.gone']}</p>
        ) : (
          <Json value={row.request ?? null} />
        )}
      </Part>
      <Part title={words.response} copy={row.response}>
        {row.response ? <Json value={row.response} /> : <p className={styles.none}>{words['response.none']}</p>}
      </Part>
      <Part title={words.attempts}>
        <Attempts row={row} zone={zone} />
      </Part>
      {row.printed && (
        <Part title={words.printed} copy={row.printed}>
          <Json value={row.printed} />
        </Part>
      )}
      {Object.keys(row.attributes).length > 0 && (
        <Part title={words.attributes}>
          <dl className={styles.attributes}>
            {Object.entries(row.attributes).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
    </>
  )
}

function Part({ title, copy, children }: { title: string; copy?: unknown; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <div className={styles.partHead}>
        <h3>{title}</h3>
        {copy != null && <CopyButton text={() => (typeof copy === 'string' ? copy : JSON.stringify(copy, null, 2))} />}
      </div>
      {children}
    </section>
  )
}
