import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Unplug } from 'lucide-react'
import { useEffect } from 'react'
import { healthQuery } from '../api/system'
import { useWords } from '../i18n/words'
import styles from './HostLost.module.css'
import { shellWords } from './shellWords'

/** Says while the host does not answer that what is shown may be old. Calls that failed are repeated when it answers again. */
export function HostLost() {
  const words = useWords(shellWords)
  const queries = useQueryClient()
  const { isError } = useQuery(healthQuery())
  useEffect(() => {
    if (!isError) queries.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' })
  }, [isError, queries])
  if (!isError) return null
  return (
    <div className={styles.bar} role="alert">
      <Unplug aria-hidden />
      <p>
        <strong>{words['health.lost']}.</strong> {words['lost.text']}
      </p>
    </div>
  )
}
