import { useQuery } from '@tanstack/react-query'
import { versionsQuery } from '../../api/definitions'
import { ApiError } from '../../api/problem'
import { useFlowZone } from '../../api/useFlowZone'
import { useWords } from '../../i18n/words'
import { ErrorNote } from '../../ui/ErrorNote'
import { Card } from '../../ui/Page'
import { SkeletonRows } from '../../ui/Skeleton'
import { uiWords } from '../../ui/uiWords'
import { FlowFrame } from './FlowFrame'
import { versionsRoute } from './route'
import { UnknownFlow } from './UnknownFlow'
import { VersionDiff } from './VersionDiff'
import { VersionList } from './VersionList'
import styles from './VersionsPage.module.css'

/** How a definition came about: who changed what, when and why. */
export function VersionsPage() {
  const ui = useWords(uiWords)
  const { flow } = versionsRoute.useParams()
  const search = versionsRoute.useSearch()
  const zone = useFlowZone(flow)
  const { data, error, refetch } = useQuery(versionsQuery(flow))
  const isUnknown = error instanceof ApiError && error.status === 404
  const items = data?.items ?? []
  const chosen = items.find((item) => item.version === search.version) ?? items[0]
  // The one before is what a change is usually compared with.
  const from =
    items.find((item) => item.version === search.from) ?? items.find((item) => item.version < (chosen?.version ?? 0))
  return (
    <FlowFrame flow={flow}>
      {isUnknown && <UnknownFlow flow={flow} />}
      {error && !isUnknown && <ErrorNote error={error} onRetry={() => refetch()} />}
      {!data && !error && (
        <Card>
          <SkeletonRows count={4} label={ui.loading} />
        </Card>
      )}
      {chosen && (
        <div className={styles.columns}>
          <Card className={styles.list}>
            <VersionList items={items} chosen={chosen.version} zone={zone} />
          </Card>
          <VersionDiff key={flow} flow={flow} items={items} chosen={chosen} from={from} />
        </div>
      )}
    </FlowFrame>
  )
}
