import { useWords } from '../i18n/words'
import { Button } from './Button'
import styles from './MoreButton.module.css'
import { uiWords } from './uiWords'

/** A list that is loaded a page at a time. */
export interface MoreList {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

/** Loads the next page of a list; nothing if there is none. */
export function MoreButton({ list }: { list: MoreList }) {
  const words = useWords(uiWords)
  if (!list.hasNextPage) return null
  return (
    <div className={styles.more}>
      <Button kind="quiet" disabled={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
        {words.more}
      </Button>
    </div>
  )
}
