import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import type { FlowVersion } from '../../api/definitions'
import { useWords } from '../../i18n/words'
import { useRowKeys } from '../../shell/useRowKeys'
import { Time } from '../../ui/Time'
import { versionsRoute } from './route'
import styles from './VersionList.module.css'
import { flowWords } from './words'

interface Props {
  items: readonly FlowVersion[]
  chosen: number
  zone: string | null
}

/** The versions of a flow, newest first. */
export function VersionList({ items, chosen, zone }: Props) {
  const words = useWords(flowWords)
  const list = useRef<HTMLUListElement>(null)
  useRowKeys(list)
  return (
    <ul ref={list}>
      {items.map((item) => (
        <li key={item.version}>
          <Link
            from={versionsRoute.fullPath}
            to="."
            search={{ version: item.version }}
            aria-current={item.version === chosen ? 'true' : undefined}
            className={styles.version}
            resetScroll={false}
            data-row
          >
            <span className={styles.head}>
              <strong>{words.version(item.version)}</strong>
              {item.current && <span className={styles.current}>{words['version.current']}</span>}
            </span>
            {item.note && <span className={styles.note}>{item.note}</span>}
            <span className={styles.sub}>
              {item.stored && <Time at={item.stored} flowZone={zone} />}
              {item.by && ` · ${item.by}`}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
