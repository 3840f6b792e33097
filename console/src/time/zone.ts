import { usePreferences } from '../settings/preferences'

const mine = Intl.DateTimeFormat().resolvedOptions().timeZone

/** The time zone in which times are shown. */
export function resolveZone(choice: 'flow' | 'mine' | 'utc', flowZone: string | null | undefined): string {
  if (choice === 'utc') return 'UTC'
  return choice === 'flow' && flowZone && isKnown(flowZone) ? flowZone : mine
}

/** The zone that the reader chose. A flow without a zone of its own is shown in the reader's. */
export function useZone(flowZone?: string | null) {
  return resolveZone(usePreferences().zone, flowZone)
}

function isKnown(zone: string) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
