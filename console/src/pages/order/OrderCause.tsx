import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { errorQuery } from '../../api/errors'
import { useWords } from '../../i18n/words'
import { errorWords } from '../../ui/errorWords'
import styles from './OrderNow.module.css'
import { orderWords } from './words'

/** Who can remove the cause of a failed order, and where its other orders are. */
export function OrderCause({ fingerprint }: { fingerprint: string }) {
  const words = useWords(orderWords)
  const names = useWords(errorWords)
  const { data } = useQuery(errorQuery(fingerprint))
  if (!data) return null
  return (
    <p className={styles.cause}>
      {names[`class.${data.group.class}.meaning`]}{' '}
      <Link to="/errors/$fingerprint" params={{ fingerprint }}>
        {words.cause}
      </Link>
    </p>
  )
}
