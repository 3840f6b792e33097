import { useInfiniteQuery } from '@tanstack/react-query'
import { changesQuery } from '../../api/changes'
import { useWords } from '../../i18n/words'
import { ErrorNote } from '../../ui/ErrorNote'
import { MoreButton } from '../../ui/MoreButton'
import { Section } from '../../ui/Section'
import { SkeletonRows } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import { uiWords } from '../../ui/uiWords'
import styles from './list.module.css'
import { settingsWords } from './words'

/** What people and apps changed, newest first. */
export function Changes() {
  const words = useWords(settingsWords)
  const ui = useWords(uiWords)
  const changes = useInfiniteQuery(changesQuery())
  const items = changes.data?.pages.flatMap((page) => page.items) ?? []
  const whatOf = (what: string) => {
    const word = `change.${what}`
    return word in words ? words[word as 'change.flow.created'] : what
  }
  return (
    <Section title={words.changes}>
      {changes.error && <ErrorNote error={changes.error} onRetry={() => changes.refetch()} />}
      {changes.isPending && <SkeletonRows count={4} label={ui.loading} />}
      {changes.isSuccess && items.length === 0 && <p className={styles.text}>{words['changes.none']}</p>}
      <ul>
        {items.map((change, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a change has no id, and the list only grows at its end.
          <li key={index} className={styles.line}>
            <span className={styles.main}>
              <strong>{change.who}</strong> {whatOf(change.what)}
              {change.flow && (
                <>
                  {' · '}
                  <strong>{change.flow}</strong>
                </>
              )}
              {change.version != null && ` (${words['change.version'](change.version)})`}
            </span>
            <span className={styles.sub}>{change.note ?? change.detail}</span>
            <span className={styles.time}>
              <Time at={change.at} />
            </span>
          </li>
        ))}
      </ul>
      <MoreButton list={changes} />
    </Section>
  )
}
