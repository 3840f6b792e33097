import { formatDuration } from '../i18n/format'
import { usePreferences } from '../settings/preferences'
import { useNow } from './useNow'

/** How long something took, or has taken so far while it has no end. */
export function Duration({ from, to }: { from: string; to: string | null | undefined }) {
  usePreferences()
  const now = useNow(!to)
  return <span>{formatDuration((to ? Date.parse(to) : now) - Date.parse(from))}</span>
}
