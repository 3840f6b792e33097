import { preferences } from '../settings/preferences'
import { day, hour, minute } from '../time/lengths'

const locale = () => (preferences().language === 'tr' ? 'tr-TR' : 'en-GB')

/** A count with the language's group separator, such as 12,345. */
export const formatCount = (count: number) => count.toLocaleString(locale())

/** A share such as 1.2 %, with one digit below 10. Only nothing is 0 %, and only the whole is 100 %. */
export function formatPercent(share: number) {
  const text = (value: number, digits: number) =>
    value.toLocaleString(locale(), { style: 'percent', maximumFractionDigits: digits })
  if (share > 0 && share < 0.001) return `<${text(0.001, 1)}`
  if (share >= 0.995 && share < 1) return text(Math.min(share, 0.999), 1)
  return text(share, share < 0.1 && share > 0 ? 1 : 0)
}

/** A duration in its two largest units, such as 340 ms, 4.2 s, 3 min 20 s or 2 h 5 min. */
export function formatDuration(ms: number) {
  const { language } = preferences()
  const [h, min, s, d] = language === 'tr' ? ['sa', 'dk', 'sn', 'gün'] : ['h', 'min', 's', 'd']
  if (Math.round(ms) < 1000) return `${Math.max(0, Math.round(ms))} ms`
  const seconds = ms / 1000
  if (seconds < 10) return `${seconds.toLocaleString(locale(), { maximumFractionDigits: 1 })} ${s}`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} ${s}`
  const pair = (large: number, a: string, small: number, b: string) =>
    small === 0 ? `${large} ${a}` : `${large} ${a} ${small} ${b}`
  if (whole < 3600) return pair(Math.floor(whole / 60), min, whole % 60, s)
  if (whole < 86400) return pair(Math.floor(whole / 3600), h, Math.floor((whole % 3600) / 60), min)
  return pair(Math.floor(whole / 86400), d, Math.floor((whole % 86400) / 3600), h)
}

const periods = [
  ['day', day],
  ['hour', hour],
  ['minute', minute],
  ['second', 1000],
] as const

/** The period of a schedule in full words, such as 5 minutes or 1 hour 30 minutes. */
export function formatPeriod(ms: number) {
  const parts: string[] = []
  let rest = ms
  for (const [unit, size] of periods) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push(count.toLocaleString(locale(), { style: 'unit', unit, unitDisplay: 'long' }))
  }
  return parts.length > 0 ? parts.join(' ') : formatDuration(ms)
}
