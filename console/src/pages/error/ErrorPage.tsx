import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import { errorQuery } from '../../api/errors'
import { ApiError } from '../../api/problem'
import { useFlowZone } from '../../api/useFlowZone'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { ErrorNote } from '../../ui/ErrorNote'
import { Card, Page } from '../../ui/Page'
import { Section } from '../../ui/Section'
import { SkeletonRows } from '../../ui/Skeleton'
import { uiWords } from '../../ui/uiWords'
import { ErrorActions } from './ErrorActions'
import { ErrorHead } from './ErrorHead'
import { ErrorNotes } from './ErrorNotes'
import { ErrorOrders } from './ErrorOrders'
import styles from './ErrorPage.module.css'
import { ErrorRuns } from './ErrorRuns'
import { NoteText } from './NoteText'
import { errorRoute } from './route'
import { Trend } from './Trend'
import { errorPageWords } from './words'

/** A cause: which orders it holds up, since when, and what can be done. */
export function ErrorPage() {
  const words = useWords(errorPageWords)
  const ui = useWords(uiWords)
  const { fingerprint } = errorRoute.useParams()
  const { data, error, isPending, refetch } = useQuery(errorQuery(fingerprint))
  const navigate = useNavigate()
  const isMissing = error instanceof ApiError && error.status === 404
  const zone = useFlowZone(data?.group.flow)
  if (!data)
    return (
      <Page title={words.error}>
        {isMissing && (
          <Card>
            <Empty
              icon={<SearchX aria-hidden />}
              title={words['none.title']}
              actions={<Button onClick={() => navigate({ to: '/errors' })}>{words['none.go']}</Button>}
            >
              {words['none.text']}
            </Empty>
          </Card>
        )}
        {error && !isMissing && <ErrorNote error={error} onRetry={() => refetch()} />}
        {isPending && (
          <Card>
            <SkeletonRows count={6} label={ui.loading} />
          </Card>
        )}
      </Page>
    )
  const { group, lastRuns, trend } = data
  return (
    <Page
      title={group.message}
      head={
        <div className={styles.head}>
          <div>
            <ErrorHead group={group} zone={zone} />
          </div>
          <div className={styles.actions}>
            <ErrorActions group={group} />
          </div>
        </div>
      }
    >
      <ErrorNotes group={group} zone={zone} />
      <div className={styles.parts}>
        <div className={styles.column}>
          <ErrorOrders group={group} zone={zone} />
        </div>
        <div className={styles.column}>
          <Section title={words.trend}>
            <Trend hours={trend} zone={zone} />
          </Section>
          <Section title={words.note}>
            <NoteText key={group.fingerprint} group={group} />
          </Section>
          <Section title={words['runs.last']} count={formatCount(group.runs)}>
            <ErrorRuns runs={lastRuns} group={group} zone={zone} />
          </Section>
        </div>
      </div>
    </Page>
  )
}
