import { useQuery } from '@tanstack/react-query'
import { flowsQuery } from '../../api/flows'
import { orderQuery } from '../../api/orders'
import { zoneOf } from '../../api/useFlowZone'
import { useWords } from '../../i18n/words'
import { usePreferences } from '../../settings/preferences'
import { resolveZone } from '../../time/zone'
import { ErrorNote } from '../../ui/ErrorNote'
import { OutcomeTag } from '../../ui/Outcome'
import { Card, Page } from '../../ui/Page'
import { SkeletonRows } from '../../ui/Skeleton'
import { uiWords } from '../../ui/uiWords'
import { OrderHistory } from './OrderHistory'
import { OrderMissing } from './OrderMissing'
import { OrderNow } from './OrderNow'
import styles from './OrderPage.module.css'
import { orderState } from './orderState'
import { orderRoute } from './route'
import { orderWords } from './words'

/** Where an order is, and how it came there. */
export function OrderPage() {
  const words = useWords(orderWords)
  const ui = useWords(uiWords)
  const { language, zone } = usePreferences()
  const { number } = orderRoute.useParams()
  const order = useQuery(orderQuery(number))
  const { data: flows } = useQuery(flowsQuery())
  const rows = order.data?.items ?? []
  const state = orderState(rows)
  const zoneOfFlow = (flow: string) => resolveZone(zone, zoneOf(flows?.items.find((item) => item.name === flow)))

  return (
    <Page
      title={`${words.order} ${number}`}
      tab={number}
      head={
        <>
          <span className={styles.kind}>{words.order}</span>
          <div className={styles.title}>
            <h1>{number}</h1>
            {state && <OutcomeTag outcome={state.newest.outcome} />}
          </div>
        </>
      }
    >
      {order.error && <ErrorNote error={order.error} onRetry={() => order.refetch()} />}
      {order.isPending && (
        <Card>
          <SkeletonRows count={6} label={ui.loading} />
        </Card>
      )}
      {state && <OrderNow number={number} state={state} say={{ words, language, zoneOf: zoneOfFlow }} />}
      {rows.length > 0 && <OrderHistory rows={rows} />}
      {order.isSuccess && rows.length === 0 && <OrderMissing number={number} flows={flows?.items ?? []} />}
    </Page>
  )
}
