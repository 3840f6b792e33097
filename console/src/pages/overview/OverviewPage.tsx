import { useQuery } from '@tanstack/react-query'
import { flowsQuery } from '../../api/flows'
import { useOnlyFlow } from '../../api/me'
import { useWords } from '../../i18n/words'
import { ErrorNote } from '../../ui/ErrorNote'
import { Card, Page } from '../../ui/Page'
import { SkeletonRows } from '../../ui/Skeleton'
import { uiWords } from '../../ui/uiWords'
import { FlowList } from '../flows/FlowList'
import { Day } from './Day'
import { Needs } from './Needs'
import { Next } from './Next'
import styles from './OverviewPage.module.css'
import { Running } from './Running'
import { Start } from './Start'
import { overviewWords } from './words'

/** What needs a person now, and whether the rest goes well. */
export function OverviewPage() {
  const words = useWords(overviewWords)
  const ui = useWords(uiWords)
  const flows = useQuery(flowsQuery())
  const items = flows.data?.items ?? []
  const only = useOnlyFlow()
  return (
    <Page title={words.title}>
      {flows.error && <ErrorNote error={flows.error} onRetry={() => flows.refetch()} />}
      {flows.isPending && (
        <Card>
          <SkeletonRows count={6} label={ui.loading} />
        </Card>
      )}
      {flows.isSuccess && items.length === 0 && <Start />}
      {only && items.length > 0 && (
        <div className={styles.only}>
          <Card>
            <FlowList flows={items} />
          </Card>
          <p>{words.only}</p>
        </div>
      )}
      {items.length > 0 && (
        <div className={styles.grid}>
          <div className={styles.column}>
            <Needs flows={items} />
            <Day />
          </div>
          <div className={styles.column}>
            <Running />
            <Next flows={items} />
          </div>
        </div>
      )}
    </Page>
  )
}
