import type { RefObject } from 'react'
import { useWords } from '../i18n/words'
import { shellWords } from './shellWords'
import { useShortcuts } from './shortcuts'

/** Lets j and k move the focus between the links of a list that have the attribute data-row. Enter then opens one. */
export function useRowKeys(list: RefObject<HTMLElement | null>) {
  const words = useWords(shellWords)
  const move = (by: number) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = rows.indexOf(document.activeElement as HTMLElement)
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useShortcuts([
    { keys: 'j', label: words['key.next'], group: 'list', run: () => move(1) },
    { keys: 'k', label: words['key.previous'], group: 'list', run: () => move(-1) },
  ])
}
