import cronstrue from 'cronstrue'
import 'cronstrue/locales/tr'

/** A Quartz or Unix expression in words; the expression itself where it has none. */
export function cronText(cron: string, language: 'en' | 'tr') {
  // Quartz counts the days of the week from 1, Unix from 0.
  const isQuartz = cron.trim().split(/\s+/).length > 5
  try {
    return cronstrue.toString(cron, {
      locale: language,
      dayOfWeekStartIndexZero: !isQuartz,
      use24HourTimeFormat: true,
    })
  } catch {
    return cron
  }
}

/** Milliseconds of a duration such as 00:05:00 or 7.00:00:00; null for another text. */
export function durationOf(text: string): number | null {
  const match = /^(?:(\d+)\.)?(\d+):(\d{2}):(\d{2})(?:\.\d+)?$/.exec(text)
  if (!match) return null
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0))
  return ((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000
}
