import { useEffect, useRef } from 'react'
import { preferences } from '../settings/preferences'

export interface Shortcut {
  /** One key such as j, two in a row such as "g r", or one with Ctrl such as "mod+k". */
  keys: string
  /** Other keys that do the same. */
  also?: string
  label: string
  group: 'go' | 'list' | 'page' | 'general'
  run: () => void
}

const active = new Set<{ current: readonly Shortcut[] }>()
let pending: { key: string; until: number } | null = null
const patience = 1200

/** The shortcuts that work now, in the order of their registration. */
export const activeShortcuts = () => [...active].flatMap((list) => list.current)

/** Shortcuts that work while the component is shown. */
export function useShortcuts(list: readonly Shortcut[]) {
  const latest = useRef(list)
  useEffect(() => {
    latest.current = list
  })
  useEffect(() => {
    active.add(latest)
    return () => {
      active.delete(latest)
    }
  }, [])
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

// While a dialog or menu is open, its keys are its own. A short message (aria-modal="false") is open too, but takes no keys.
const isBehind = () => document.querySelector('[role="dialog"]:not([aria-modal="false"]), [role="menu"]') !== null

function find(event: KeyboardEvent): Shortcut | undefined {
  const shortcuts = activeShortcuts().reverse()
  if (event.ctrlKey || event.metaKey)
    return event.altKey
      ? undefined
      : shortcuts.find((each) => (each.also ?? each.keys) === `mod+${event.key.toLowerCase()}`)
  if (event.altKey || isTyping(event.composedPath()[0] ?? null) || isBehind()) return undefined
  // Escape is no letter: it closes what is open, whatever was chosen.
  if (!preferences().shortcuts && event.key !== 'Escape') return undefined
  const first = pending && pending.until > Date.now() ? pending.key : null
  pending = null
  const found = shortcuts.find((each) => each.keys === (first ? `${first} ${event.key}` : event.key))
  if (!found && shortcuts.some((each) => each.keys.startsWith(`${event.key} `)))
    pending = { key: event.key, until: Date.now() + patience }
  return found
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing) return
  const shortcut = find(event)
  if (!shortcut) return
  event.preventDefault()
  shortcut.run()
})
