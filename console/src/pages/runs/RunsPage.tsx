import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { flowsQuery } from '../../api/flows'
import { newestRunsQuery } from '../../api/newestRuns'
import { runsQuery } from '../../api/runs'
import { useWords } from '../../i18n/words'
import { useRowKeys } from '../../shell/useRowKeys'
import { ErrorNote } from '../../ui/ErrorNote'
import { MoreButton } from '../../ui/MoreButton'
import { Card, Page } from '../../ui/Page'
import { SkeletonRows } from '../../ui/Skeleton'
import { uiWords } from '../../ui/uiWords'
import { Histogram } from './Histogram'
import { NoRuns } from './NoRuns'
import { beginOf } from './period'
import { RunLine } from './RunLine'
import { RunsFilters } from './RunsFilters'
import styles from './RunsPage.module.css'
import { rememberRuns } from './remembered'
import { runsRoute } from './route'
import { runsWords } from './words'

/** The runs of all flows, newest first. */
export function RunsPage() {
  const words = useWords(runsWords)
  const ui = useWords(uiWords)
  const search = runsRoute.useSearch()
  const navigate = runsRoute.useNavigate()
  const list = useRef<HTMLOListElement>(null)
  useRowKeys(list)

  const period = search.period ?? '7d'
  const from = useMemo(() => search.from ?? (search.to ? undefined : beginOf(period)), [search.from, search.to, period])
  const filter = { flow: search.flow, status: search.status, by: search.by, from, to: search.to }
  const runs = useInfiniteQuery(runsQuery(filter))
  const hasPages = !runs.isPlaceholderData && (runs.data?.pages.length ?? 0) > 1
  const newest = useQuery({ ...newestRunsQuery(filter), enabled: hasPages })
  useEffect(() => rememberRuns(filter))
  const { data: flows } = useQuery(flowsQuery())
  // Why is said once.
  const hasFailed = runs.isError && !runs.data
  const items = runs.data?.pages.flatMap((page) => page.items) ?? []

  return (
    <Page title={words.title}>
      <RunsFilters flows={flows?.items ?? []} />
      {/* The statistics do not know who started a run. */}
      {!search.by && search.status !== 'running' && !hasFailed && (
        <Histogram
          flow={search.flow}
          status={search.status}
          from={from}
          to={search.to}
          onChoose={(begin, end) =>
            navigate({ search: (before) => ({ ...before, period: undefined, from: begin, to: end }) })
          }
        />
      )}
      {runs.isError && <ErrorNote error={runs.error} onRetry={() => runs.refetch()} />}
      {hasPages && newest.isError && <ErrorNote error={newest.error} onRetry={() => newest.refetch()} />}
      <Card className={runs.isPlaceholderData ? styles.waiting : undefined} hidden={hasFailed}>
        {runs.isPending && <SkeletonRows count={10} label={ui.loading} />}
        {runs.isSuccess && items.length === 0 && <NoRuns filter={filter} />}
        <ol ref={list} className={styles.list}>
          {items.map((run) => (
            <RunLine key={run.runId} run={run} />
          ))}
        </ol>
        <MoreButton list={runs} />
      </Card>
    </Page>
  )
}
