import { useQuery } from '@tanstack/react-query'
import { healthQuery } from '../api/system'
import { useWords } from '../i18n/words'
import styles from './HealthNote.module.css'
import { shellWords } from './shellWords'

/** Which host this is, whether it is healthy, and its version. */
export function HealthNote() {
  const words = useWords(shellWords)
  const { data, isError } = useQuery(healthQuery())
  const state = isError ? 'lost' : data?.status
  return (
    <div className={styles.note}>
      <span className={styles.dot} data-state={state} />
      <span className={styles.text}>
        <span className={styles.host}>{location.host}</span>
        <span className={styles.state}>{state ? words[`health.${state}`] : '\u00a0'}</span>
      </span>
      {data && <span className={styles.version}>{data.version}</span>}
    </div>
  )
}
