import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Row } from '../../api/runs'
import { formatCount, formatDuration } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { useRowKeys } from '../../shell/useRowKeys'
import { OutcomeTag } from '../../ui/Outcome'
import { Skeleton } from '../../ui/Skeleton'
import styles from './RowList.module.css'
import { runRoute } from './route'
import type { RowSource } from './rowSource'
import { runWords } from './words'

const height = 38
const cardHeight = 62

interface Props {
  source: RowSource
  isNarrow: boolean
  marked: ReadonlySet<number>
  /** Marks or unmarks a row; undefined if rows cannot be run again. */
  onMark: ((row: number) => void) | undefined
}

/** Rows of which only the visible ones are in the page, so that 100,000 of them scroll as ten do. */
export function RowList({ source, isNarrow, marked, onMark }: Props) {
  const words = useWords(runWords)
  const list = useRef<HTMLOListElement>(null)
  const [margin, setMargin] = useState(0)
  const { row: open } = runRoute.useSearch()
  useRowKeys(list)

  const rows = useVirtualizer({
    count: source.count,
    getScrollElement: () => document.getElementById('content'),
    estimateSize: () => (isNarrow ? cardHeight : height),
    scrollMargin: margin,
    overscan: 12,
  })

  // What is above the list grows and shrinks while the run continues.
  useLayoutEffect(() => {
    const content = document.getElementById('content')
    if (!content || !list.current) return
    const top = list.current.getBoundingClientRect().top - content.getBoundingClientRect().top + content.scrollTop
    if (Math.abs(top - margin) > 1) setMargin(top)
  })

  const items = rows.getVirtualItems()
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]
  const { show } = source
  useEffect(() => {
    const timer = setTimeout(() => show(first, last), 40)
    return () => clearTimeout(timer)
  }, [show, first, last])

  return (
    <div className={styles.table}>
      <div className={styles.head} aria-hidden>
        <span>{words.row}</span>
        <span>{words.order}</span>
        <span>{words.outcome}</span>
        <span>{words.message}</span>
        <span />
      </div>
      <ol ref={list} className={styles.list} style={{ height: rows.getTotalSize() }}>
        {items.map((item) => {
          const row = source.at(item.index)
          return (
            <li
              key={item.key}
              aria-setsize={source.count}
              aria-posinset={item.index + 1}
              className={styles.item}
              style={{ height: item.size, transform: `translateY(${item.start - margin}px)` }}
            >
              {row ? <Line row={row} isOpen={row.row === open} /> : <Blank row={row} number={item.index + 1} />}
              {row && onMark && !isNarrow && (
                <label className={styles.mark} data-marked={marked.has(row.row) || undefined}>
                  <input
                    type="checkbox"
                    // The key x does the same for the row that has the focus.
                    tabIndex={-1}
                    aria-label={words['mark.row'](formatCount(row.row))}
                    checked={marked.has(row.row)}
                    onChange={() => onMark(row.row)}
                  />
                </label>
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

function Line({ row, isOpen }: { row: Row; isOpen: boolean }) {
  const words = useWords(runWords)
  return (
    <Link
      from={runRoute.fullPath}
      to="."
      search={(before) => ({ ...before, row: row.row })}
      replace={isOpen}
      resetScroll={false}
      preload={false}
      className={styles.line}
      aria-current={isOpen ? 'true' : undefined}
      data-row={row.row}
    >
      <span className={styles.number}>{formatCount(row.row)}</span>
      <span className={styles.order}>{row.order ?? '–'}</span>
      <span className={styles.outcome}>
        <OutcomeTag outcome={row.outcome} />
      </span>
      <span className={styles.message}>
        {row.code && <code>{row.code}</code>} {row.message}
      </span>
      <span className={styles.time}>
        {row.attempts > 1 && <span className={styles.attempts}>{words['attempts.count'](row.attempts)}</span>}
        {formatDuration(row.durationMs)}
      </span>
    </Link>
  )
}

function Blank({ row, number }: { row: null | undefined; number: number }) {
  const words = useWords(runWords)
  return (
    <span className={styles.line}>
      {row === null ? (
        <>
          <span className={styles.number}>{formatCount(number)}</span>
          <span className={styles.number}>{words.missing}</span>
        </>
      ) : (
        <>
          <Skeleton width="24px" />
          <Skeleton width="90px" />
          <Skeleton width="70px" />
        </>
      )}
    </span>
  )
}
