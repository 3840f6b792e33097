import { Activity, Bell, House, type LucideIcon, Settings, TriangleAlert, Workflow } from 'lucide-react'
import type { shellWords } from './shellWords'

export interface Place {
  to: string
  word: keyof typeof shellWords.en & `nav.${string}`
  icon: LucideIcon
  /** The key after g. */
  key: string
  /** Whether a path belongs to it. */
  covers: (path: string) => boolean
}

/** The entries of the rail, in order. A page that does not exist yet has none. */
export const places: Place[] = [
  { to: '/', word: 'nav.overview', icon: House, key: 'o', covers: (path) => path === '/' },
  { to: '/flows', word: 'nav.flows', icon: Workflow, key: 'f', covers: (path) => path.startsWith('/flows') },
  { to: '/runs', word: 'nav.runs', icon: Activity, key: 'r', covers: (path) => path.startsWith('/runs') },
  { to: '/errors', word: 'nav.errors', icon: TriangleAlert, key: 'e', covers: (path) => path.startsWith('/errors') },
  { to: '/alarms', word: 'nav.alarms', icon: Bell, key: 'a', covers: (path) => path.startsWith('/alarms') },
  { to: '/settings', word: 'nav.settings', icon: Settings, key: 's', covers: (path) => path.startsWith('/settings') },
]
