import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import type { ErrorGroup } from '../../api/errors'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { ErrorClassTag, ErrorStateTag } from '../../ui/ErrorTags'
import { errorWords } from '../../ui/errorWords'
import { Fact } from '../../ui/Fact'
import { Time } from '../../ui/Time'
import styles from './ErrorHead.module.css'
import { errorPageWords } from './words'

/** The cause as a sentence, who can remove it, and its size. */
export function ErrorHead({ group, zone }: { group: ErrorGroup; zone: string | null }) {
  const words = useWords(errorPageWords)
  const names = useWords(errorWords)
  return (
    <>
      <div className={styles.path}>
        <Link to="/errors">{words.errors}</Link>
        <ChevronRight aria-hidden />
        <Link to="/errors" search={{ flow: group.flow }}>
          {group.flow}
        </Link>
      </div>
      <h1 className={styles.message} title={group.message}>
        {group.message}
      </h1>
      <p className={styles.class}>
        <ErrorStateTag state={group.state} />
        <ErrorClassTag kind={group.class} />
        <span>{names[`class.${group.class}.meaning`]}</span>
      </p>
      <dl className={styles.facts}>
        {group.orders > 0 && (
          <>
            <Fact name={words.orders}>{formatCount(group.orders)}</Fact>
            <Fact name={words['orders.open']}>{formatCount(group.openOrders)}</Fact>
            <Fact name={words.rows}>{formatCount(group.rows)}</Fact>
          </>
        )}
        <Fact name={words.runs}>{formatCount(group.runs)}</Fact>
        <Fact name={words.firstSeen}>
          <Time at={group.firstSeen} flowZone={zone} />
        </Fact>
        <Fact name={words.lastSeen}>
          <Time at={group.lastSeen} flowZone={zone} />
        </Fact>
        <Fact name={words.step}>{group.step}</Fact>
        <Fact name={words.code}>
          <code>{group.code}</code>
        </Fact>
        {group.httpStatus != null && <Fact name={words.status}>{group.httpStatus}</Fact>}
        <Fact name={words.versions}>{[...group.versions].reverse().join(', ')}</Fact>
      </dl>
    </>
  )
}
