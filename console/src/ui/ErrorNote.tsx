import { CircleAlert } from 'lucide-react'
import { ApiError } from '../api/problem'
import { useWords } from '../i18n/words'
import { Button } from './Button'
import styles from './ErrorNote.module.css'
import { errorText } from './errorText'
import { OtherFlow } from './OtherFlow'
import { uiWords } from './uiWords'

/** An error with the text of the host: what happened, where, and what to do. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const words = useWords(uiWords)
  const problem = error instanceof ApiError ? error.problem : null
  // A problem with one error says it twice.
  const details = problem?.errors.filter((each) => each.message !== problem.detail) ?? []
  const note = (
    <div role="alert" className={styles.note}>
      <CircleAlert aria-hidden className={styles.icon} />
      <div className={styles.text}>
        <p className={styles.title}>{problem?.title ?? words.failed}</p>
        <p>{errorText(error, words)}</p>
        {details.length > 0 && (
          <ul className={styles.list}>
            {details.map((each) => (
              <li key={`${each.path} ${each.message}`}>
                {each.path && <code>{each.path}</code>} {each.message}
              </li>
            ))}
          </ul>
        )}
      </div>
      {onRetry && (
        <Button size="s" onClick={onRetry}>
          {words.retry}
        </Button>
      )}
    </div>
  )
  return problem?.code === 'http.role' ? <OtherFlow otherwise={note} /> : note
}
