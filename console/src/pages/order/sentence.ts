import type { OrderRow } from '../../api/orders'
import { formatMoment } from '../../time/moment'
import type { OrderState } from './orderState'
import { statuses } from './statuses'
import type { orderWords } from './words'

type Words = typeof orderWords.en | typeof orderWords.tr

export interface Say {
  words: Words
  language: 'en' | 'tr'
  zoneOf: (flow: string) => string
}

/** A status code with its word, such as "shipped (500)". */
export function statusText(code: string, language: 'en' | 'tr') {
  const word = statuses[code]?.[language]
  return word ? `${word} (${code})` : code
}

/** Where the order is, in sentences for people who did not build the integration. */
export function sentences(state: OrderState, { words, language, zoneOf }: Say): string[] {
  const at = (row: OrderState['newest']) => formatMoment(new Date(row.at), zoneOf(row.flow), { language })
  const { newest } = state
  const last = lastWrite(state, words, at)
  switch (newest.outcome) {
    case 'updated':
    case 'created':
      return [statusOf(state, language), words['said.written'](at(newest))].filter(Boolean)
    case 'unchanged':
      return [statusOf(state, language), last, unchangedSince(state, words)].filter(Boolean)
    case 'stale':
      return [words['said.stale'](at(newest)), last]
    default:
      return [words[`said.${newest.outcome}`](at(newest)), newest.message ?? '', last].filter(Boolean)
  }
}

function lastWrite({ written, compared, rows, isWhole }: OrderState, words: Words, at: (row: OrderRow) => string) {
  if (written) return words['said.writtenBefore'](at(written))
  if (compared) return words['said.writtenEarlier'](at(compared))
  return isWhole ? words['said.never'] : words['said.neverIn'](rows)
}

// Without the row of the write, the first of the unchanged rows may not be among them.
function unchangedSince({ written, unchanged }: OrderState, words: Words) {
  return written ? words['said.unchanged'](unchanged) : words['said.unchangedAtLeast'](unchanged)
}

// The status of all items, as a sentence.
function statusOf(state: OrderState, language: 'en' | 'tr') {
  const codes = state.facts.find((fact) => fact.field === 'status')?.values ?? []
  const text = codes.map((code) => statusText(code, language)).join(', ')
  return text === '' ? '' : `${text.charAt(0).toLocaleUpperCase(language)}${text.slice(1)}.`
}
