import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FlowItem, flowsQuery } from '../../api/flows'
import { type OrderRow, orderQuery } from '../../api/orders'
import { zoneOf } from '../../api/useFlowZone'
import { useWords } from '../../i18n/words'
import { usePreferences } from '../../settings/preferences'
import { resolveZone } from '../../time/zone'
import { ErrorNote } from '../../ui/ErrorNote'
import { Note } from '../../ui/Note'
import { OutcomeTag } from '../../ui/Outcome'
import { Card, Page } from '../../ui/Page'
import { SkeletonRows } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import { uiWords } from '../../ui/uiWords'
import { OrderHistory } from './OrderHistory'
import { OrderMissing } from './OrderMissing'
import { OrderNow } from './OrderNow'
import styles from './OrderPage.module.css'
import { lastAbsence, orderState } from './orderState'
import { orderRoute } from './route'
import { SyncButton } from './SyncButton'
import { orderWords } from './words'

/** Where an order is, and how it came there. */
export function OrderPage() {
  const words = useWords(orderWords)
  const ui = useWords(uiWords)
  const { language, zone } = usePreferences()
  const { number } = orderRoute.useParams()
  const order = useInfiniteQuery(orderQuery(number))
  const { data: flows } = useQuery(flowsQuery())
  const first = order.data?.pages[0]
  const rows = order.data?.pages.flatMap((page) => page.items) ?? []
  const state = orderState(rows, !order.hasNextPage)
  const absence = first && lastAbsence(first)
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
      {first?.pending.map((run) => (
        <Note key={run.runId}>
          {words.pending}{' '}
          <Link to="/runs/$id" params={{ id: run.runId }} className={styles.run}>
            {run.runId}
          </Link>
        </Note>
      ))}
      {absence && (
        <Note>
          {words.absent} <Time at={absence.at} flowZone={zoneOfFlow(absence.flow)} />
        </Note>
      )}
      {state && (
        <OrderNow number={number} state={state} say={{ words, language, zoneOf: zoneOfFlow }}>
          <SyncButton number={number} flow={inboundOf(rows, flows?.items ?? [])} />
        </OrderNow>
      )}
      {rows.length > 0 && <OrderHistory rows={rows} list={order} />}
      {first && rows.length === 0 && (
        <OrderMissing number={number} flows={flows?.items ?? []} since={first.searchedSince} />
      )}
    </Page>
  )
}

/** The inbound flow that had the order last; undefined if none had it. */
const inboundOf = (rows: readonly OrderRow[], flows: readonly FlowItem[]) =>
  rows.find((row) => flows.some((flow) => flow.name === row.flow && flow.direction === 'inbound'))?.flow
