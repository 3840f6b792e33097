import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck, Download } from 'lucide-react'
import { useRef } from 'react'
import { csvUrl } from '../../api/csv'
import { type ErrorGroup, type ErrorOrder, errorOrdersQuery } from '../../api/errors'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { useRowKeys } from '../../shell/useRowKeys'
import { ErrorNote } from '../../ui/ErrorNote'
import { FilterMenu } from '../../ui/FilterMenu'
import { MoreButton } from '../../ui/MoreButton'
import { OutcomeTag } from '../../ui/Outcome'
import { Section } from '../../ui/Section'
import { SkeletonRows } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import { uiWords } from '../../ui/uiWords'
import styles from './ErrorOrders.module.css'
import { errorRoute, orderFilters } from './route'
import { errorPageWords } from './words'

/** The orders that the error holds up, the last failed first. */
export function ErrorOrders({ group, zone }: { group: ErrorGroup; zone: string | null }) {
  const words = useWords(errorPageWords)
  const ui = useWords(uiWords)
  const search = errorRoute.useSearch()
  const navigate = errorRoute.useNavigate()
  const list = useRef<HTMLUListElement>(null)
  useRowKeys(list)
  const open = search.orders === undefined ? undefined : search.orders === 'open' ? 'true' : 'false'
  const orders = useInfiniteQuery({ ...errorOrdersQuery(group.fingerprint, open), enabled: group.orders > 0 })
  const items = orders.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section title={words.orders} count={group.orders > 0 ? formatCount(group.orders) : undefined}>
      {group.orders === 0 ? (
        <p className={styles.none}>{words['orders.none']}</p>
      ) : (
        <div className={styles.filters}>
          <FilterMenu
            label={words.delivery}
            value={search.orders}
            options={orderFilters.map((value) => ({ value, label: words[`orders.${value}`] }))}
            onChange={(value) =>
              navigate({ search: { orders: orderFilters.find((each) => each === value) }, replace: true })
            }
          />
          <a
            href={csvUrl(`/api/errors/${encodeURIComponent(group.fingerprint)}/orders`, { open })}
            download
            className={styles.csv}
          >
            <Download aria-hidden />
            {words.csv}
          </a>
        </div>
      )}
      {orders.error && <ErrorNote error={orders.error} onRetry={() => orders.refetch()} />}
      {group.orders > 0 && orders.isPending && <SkeletonRows count={5} label={ui.loading} />}
      {orders.isSuccess && items.length === 0 && <p className={styles.none}>{words['orders.noneFit']}</p>}
      <ul ref={list}>
        {items.map((order) => (
          <OrderLine key={order.order} order={order} message={group.message} zone={zone} />
        ))}
      </ul>
      <MoreButton list={orders} />
    </Section>
  )
}

function OrderLine({ order, message, zone }: { order: ErrorOrder; message: string; zone: string | null }) {
  const words = useWords(errorPageWords)
  return (
    <li className={styles.line}>
      <span className={styles.main}>
        <Link to="/orders/$number" params={{ number: order.order }} className={styles.number} data-row>
          {order.order}
        </Link>
        {order.message && order.message !== message && <span className={styles.message}>{order.message}</span>}
      </span>
      <span className={styles.state}>
        {order.open ? (
          <OutcomeTag outcome={order.outcome} />
        ) : (
          <span className={styles.delivered}>
            <CircleCheck aria-hidden />
            {words['orders.delivered']}
          </span>
        )}
      </span>
      <Link to="/runs/$id" params={{ id: order.runId }} search={{ row: order.row }} className={styles.row}>
        {words.row} {formatCount(order.row)}
      </Link>
      <span className={styles.time}>
        <Time at={order.at} flowZone={zone} />
      </span>
    </li>
  )
}
