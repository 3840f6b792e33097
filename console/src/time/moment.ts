interface Parts {
  year: string
  month: string
  day: string
  hour: string
  minute: string
  second: string
  offset: string
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(zone: string) {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'longOffset',
    })
    formats.set(zone, format)
  }
  return format
}

function partsOf(moment: Date, zone: string): Parts {
  const parts = Object.fromEntries(
    formatFor(zone)
      .formatToParts(moment)
      .map((part) => [part.type, part.value]),
  )
  return { ...(parts as unknown as Parts), offset: offset(parts.timeZoneName ?? 'GMT') }
}

// GMT+03:00 becomes +03, GMT+05:30 stays +05:30, GMT alone becomes UTC.
function offset(name: string) {
  const text = name.replace('GMT', '').replace(/:00$/, '')
  return text === '' || text === '+00' ? 'UTC' : text
}

/** The offset of a zone at a moment, such as +03, +05:30 or UTC. */
export const offsetOf = (moment: Date, zone: string) => partsOf(moment, zone).offset

/** A time with its offset, and the date where it is not today's: 12:05:31 +03, or 28 Nov 12:05 +03. */
export function formatMoment(
  moment: Date,
  zone: string,
  options: { language: 'en' | 'tr'; now?: Date; seconds?: boolean; always?: boolean },
): string {
  const parts = partsOf(moment, zone)
  const today = partsOf(options.now ?? new Date(), zone)
  const isToday = parts.year === today.year && parts.month === today.month && parts.day === today.day
  const time = options.seconds ? `${parts.hour}:${parts.minute}:${parts.second}` : `${parts.hour}:${parts.minute}`
  if (isToday && !options.always) return `${time} ${parts.offset}`
  const date = new Intl.DateTimeFormat(options.language === 'tr' ? 'tr-TR' : 'en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    ...(parts.year === today.year ? {} : { year: 'numeric' }),
  }).format(moment)
  return `${date} ${time} ${parts.offset}`
}

/** A day such as 28 Nov 2026. */
export const formatDay = (moment: Date, zone: string, language: 'en' | 'tr') =>
  new Intl.DateTimeFormat(language === 'tr' ? 'tr-TR' : 'en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(moment)

/** A time of day with its offset, such as 12:05 +03. */
export function formatTime(moment: Date, zone: string) {
  const parts = partsOf(moment, zone)
  return `${parts.hour}:${parts.minute} ${parts.offset}`
}

/** How long ago, or until when, in the largest unit: 3 minutes ago, in 2 hours. */
export function formatRelative(moment: Date, language: 'en' | 'tr', now = new Date()): string {
  const seconds = (moment.getTime() - now.getTime()) / 1000
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  // Rounded first, so that 59.7 seconds are a minute and not 60 seconds.
  const inUnits = (unit: number) => Math.round(seconds / unit)
  if (Math.abs(inUnits(1)) < 60) return format.format(inUnits(1), 'second')
  if (Math.abs(inUnits(60)) < 60) return format.format(inUnits(60), 'minute')
  if (Math.abs(inUnits(3600)) < 24) return format.format(inUnits(3600), 'hour')
  return format.format(inUnits(86400), 'day')
}
