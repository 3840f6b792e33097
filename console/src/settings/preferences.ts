import { useSyncExternalStore } from 'react'

/** What a person chose for this browser. */
export interface Preferences {
  theme: 'system' | 'light' | 'dark'
  language: 'en' | 'tr'
  /** The time zone of times: the flow's own, this computer's, or UTC. */
  zone: 'flow' | 'mine' | 'utc'
  /** Whether keys without Ctrl or Alt are shortcuts. */
  shortcuts: boolean
}

const name = 'order-status-flow'

const choices: { [K in keyof Preferences]: readonly Preferences[K][] } = {
  theme: ['system', 'light', 'dark'],
  language: ['en', 'tr'],
  zone: ['flow', 'mine', 'utc'],
  shortcuts: [true, false],
}

let current = read()
const listeners = new Set<() => void>()

/** The stored choices; the defaults where nothing, or nothing valid, is stored. */
function read(): Preferences {
  const preferences: Preferences = {
    theme: 'system',
    language: navigator.language.toLowerCase().startsWith('tr') ? 'tr' : 'en',
    zone: 'flow',
    shortcuts: true,
  }
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(name) ?? '{}')
    if (typeof stored === 'object' && stored !== null)
      for (const [key, allowed] of Object.entries(choices))
        if (key in stored && (allowed as readonly unknown[]).includes(stored[key as keyof typeof stored]))
          Object.assign(preferences, { [key]: stored[key as keyof typeof stored] })
  } catch {
    // A browser may refuse storage. The choices then last until the page is closed.
  }
  return preferences
}

function apply() {
  const root = document.documentElement
  if (current.theme === 'system') delete root.dataset.theme
  else root.dataset.theme = current.theme
  root.lang = current.language
}

export function setPreferences(change: Partial<Preferences>) {
  current = { ...current, ...change }
  try {
    localStorage.setItem(name, JSON.stringify(current))
  } catch {
    // As in read.
  }
  apply()
  for (const listener of listeners) listener()
}

export const preferences = () => current

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function usePreferences() {
  return useSyncExternalStore(subscribe, preferences)
}

apply()
