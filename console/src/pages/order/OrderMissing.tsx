import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import type { FlowItem } from '../../api/flows'
import { useMay, useOnlyFlow } from '../../api/me'
import { isOrderKnownQuery } from '../../api/orders'
import { useWords } from '../../i18n/words'
import { Empty } from '../../ui/Empty'
import { Card } from '../../ui/Page'
import { Time } from '../../ui/Time'
import styles from './OrderPage.module.css'
import { otherSpellings } from './otherSpellings'
import { SyncButton } from './SyncButton'
import { orderWords } from './words'

interface Props {
  number: string
  flows: readonly FlowItem[]
  /** Since when orders can be found; null if none is logged. */
  since: string | null
}

/** No run has had the order. Inbound flows can ask the ERP for it. */
export function OrderMissing({ number, flows, since }: Props) {
  const words = useWords(orderWords)
  const only = useOnlyFlow()
  const readers = flows.filter((flow) => flow.direction === 'inbound')
  const mayRead = useMay('syncOrder') && readers.length > 0
  const others = otherSpellings(number)
  const found = useQueries({
    queries: others.map(isOrderKnownQuery),
    combine: (results) => others.filter((_, index) => results[index]?.data),
  })
  return (
    <Card>
      <Empty
        icon={<SearchX aria-hidden />}
        title={words['none.title']}
        actions={
          mayRead &&
          readers.map((flow) => (
            <SyncButton key={flow.name} number={number} flow={flow.name} label={words['none.fetch'](flow.name)} />
          ))
        }
      >
        <p>
          {words['none.text']} {mayRead && words['none.read']} {only && words['none.only'](only)}
        </p>
        {found.map((other) => (
          <p key={other}>
            {words['none.similar']}{' '}
            <Link to="/orders/$number" params={{ number: other }} className={styles.run}>
              {other}
            </Link>
          </p>
        ))}
        {since && (
          <p>
            {words['none.since']} <Time at={since} />
          </p>
        )}
      </Empty>
    </Card>
  )
}
