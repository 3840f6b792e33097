import { differenceOf } from '../../json/difference'
import { type Check, missingIn } from './checks'
import type { Tested } from './tryPart'

/** What a case expects of the step. */
export type Expectation =
  /** It runs without an error, and its orders have what Omnitron needs. */
  | { kind: 'runs' }
  /** Its output is this value. */
  | { kind: 'equals'; value: unknown }
  /** Its output is another one than this, with which the row failed. */
  | { kind: 'differs'; value: unknown }

/** An input that a step must handle. */
export interface Case {
  id: string
  name: string
  input: string
  attributes: Readonly<Record<string, string>>
  expects: Expectation
  /** The row that it was read from; its page without a row. */
  from: { run: string; row: number | null; page: number | null; error: string | null; message: string | null } | null
}

export type Reason =
  | { kind: 'error'; message: string; place: string | null }
  | { kind: 'missing'; check: Check }
  | { kind: 'other'; path: string }
  | { kind: 'same' }

/** Why a case fails; null if it passes. */
export function reasonOf(expects: Expectation, tested: Tested, makesOrders: boolean): Reason | null {
  if (tested.error) return { kind: 'error', message: tested.error.message, place: tested.error.place }
  if (expects.kind === 'equals') {
    const path = differenceOf(tested.output, expects.value)
    return path === null ? null : { kind: 'other', path }
  }
  const missing = makesOrders ? missingIn(tested.output) : null
  if (missing) return { kind: 'missing', check: missing }
  return expects.kind === 'differs' && differenceOf(tested.output, expects.value) === null ? { kind: 'same' } : null
}

export const maxCases = 300
/** Characters of all inputs and expected outputs of a bench. */
export const maxCharacters = 8_000_000

const sizeOf = ({ input, expects }: Case) =>
  input.length + ('value' in expects ? (JSON.stringify(expects.value) ?? '').length : 0)

const isFromSame = (a: Case, b: Case) =>
  a.from && b.from
    ? a.from.run === b.from.run && a.from.row === b.from.row && a.from.page === b.from.page
    : a.input === b.input && differenceOf(a.attributes, b.attributes) === null

/** Adds cases in place of earlier ones of the same input, as many as there is room for. */
export function withCases(known: readonly Case[], added: readonly Case[]): { cases: Case[]; refused: number } {
  const cases = known.filter((each) => !added.some((other) => isFromSame(each, other)))
  let characters = cases.reduce((sum, each) => sum + sizeOf(each), 0)
  let refused = 0
  for (const each of added) {
    if (cases.length >= maxCases || characters + sizeOf(each) > maxCharacters) refused++
    else {
      cases.push(each)
      characters += sizeOf(each)
    }
  }
  return { cases, refused }
}

/** The current input as a case. */
export const withExpectation = (
  kind: 'runs' | 'equals',
  input: { text: string; name?: string },
  attributes: Readonly<Record<string, string>>,
  output: unknown,
): Case => ({
  id: crypto.randomUUID(),
  name: input.name ?? nameOf(input.text),
  input: input.text,
  attributes,
  expects: kind === 'runs' ? { kind } : { kind, value: output },
  from: null,
})

/** A name for an input: the first order number in it, or its beginning. */
export function nameOf(input: string) {
  const number = /"(?:order|number|order_?number)"\s*:\s*"?([^",}]+)/i.exec(input)?.[1]?.trim()
  return number ?? input.replace(/\s+/g, ' ').slice(0, 40)
}
