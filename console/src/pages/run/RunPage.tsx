import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import { ApiError } from '../../api/problem'
import { runQuery } from '../../api/runs'
import { useFlowZone } from '../../api/useFlowZone'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { ErrorNote } from '../../ui/ErrorNote'
import { Card, Page } from '../../ui/Page'
import { SkeletonRows } from '../../ui/Skeleton'
import { uiWords } from '../../ui/uiWords'
import { Outcomes } from './Outcomes'
import { RowDrawer } from './RowDrawer'
import { Rows } from './Rows'
import { RunActions, RunHead } from './RunHead'
import { RunNotes } from './RunNotes'
import styles from './RunPage.module.css'
import { runRoute } from './route'
import { Timeline } from './Timeline'
import { runWords } from './words'

/** What a run did, and which orders it did not write. */
export function RunPage() {
  const words = useWords(runWords)
  const ui = useWords(uiWords)
  const { id } = runRoute.useParams()
  const { row } = runRoute.useSearch()
  const { data: run, error, refetch } = useQuery(runQuery(id))
  const navigate = useNavigate()
  const isMissing = error instanceof ApiError && error.status === 404
  const zone = useFlowZone(run?.flow)
  return (
    <div className={row ? styles.withDrawer : undefined}>
      <Page
        title={run ? `${words.run} · ${run.flow}` : words.run}
        head={run && <RunHead run={run} zone={zone} />}
        actions={run && <RunActions run={run} />}
      >
        {isMissing && (
          <Card>
            <Empty
              icon={<SearchX aria-hidden />}
              title={words['gone.title']}
              actions={<Button onClick={() => navigate({ to: '/runs' })}>{words['gone.go']}</Button>}
            >
              {words['gone.text']}
            </Empty>
          </Card>
        )}
        {error && !isMissing && <ErrorNote error={error} onRetry={() => refetch()} />}
        {!run && !error && (
          <Card>
            <SkeletonRows count={8} label={ui.loading} />
          </Card>
        )}
        {run && (
          <>
            <RunNotes run={run} />
            <Timeline run={run} />
            <Outcomes run={run} />
            <Rows run={run} />
          </>
        )}
      </Page>
      {run && row && <RowDrawer key={id} run={run} row={row} zone={zone} />}
    </div>
  )
}
