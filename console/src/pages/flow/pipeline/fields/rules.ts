import { isObject } from '../../../../json/isObject'
import { isSame } from '../document'
import { shownText } from '../shownText'

export type Condition = 'any' | 'value' | 'otherThan'

/** A rule about failures in a response while it is edited. */
export interface Rule {
  path: string
  condition: Condition
  /** The values, separated by commas. */
  values: string
  messagePath: string
  action: string
  /** The rule of the definition. What is not edited of it stays as it is. */
  given: Readonly<Record<string, unknown>>
}

export const newRule: Rule = { path: '', condition: 'any', values: '', messagePath: '', action: 'fail', given: {} }

/** The rules of a definition. */
export const rulesOf = (value: unknown): Rule[] =>
  (Array.isArray(value) ? value : []).map((each: unknown) => {
    const given = isObject(each) ? each : {}
    const condition = has(given.value) ? 'value' : has(given.otherThan) ? 'otherThan' : 'any'
    return {
      path: shownText(given.path),
      condition,
      values: condition === 'any' ? '' : textOf(given[condition]),
      messagePath: shownText(given.messagePath),
      action: shownText(given.then).toLowerCase() || 'fail',
      given,
    }
  })

/** The rules as a definition has them; undefined for none. */
export const arrayOf = (rules: readonly Rule[]) => (rules.length === 0 ? undefined : rules.map(written))

/** Whether the rules are what a definition has. */
export const areRulesOf = (rules: readonly Rule[], value: unknown) => isSame(arrayOf(rules) ?? [], value ?? [])

function written({ path, condition, values, messagePath, action, given }: Rule) {
  const { value, otherThan, messagePath: _, then, ...rest } = given
  const old = condition === 'value' ? value : otherThan
  return {
    ...rest,
    path,
    ...(condition !== 'any' && { [condition]: has(old) && textOf(old) === values ? old : listOf(values) }),
    ...(messagePath && { messagePath }),
    ...((then !== undefined || action !== 'fail') && {
      [meaning]: shownText(then).toLowerCase() === action ? then : action,
    }),
  }
}

// The host's name of it. An object with a method of this name would be a promise.
const meaning = 'then'

const has = (value: unknown) => value !== undefined && value !== null

const textOf = (values: unknown) => (Array.isArray(values) ? values.map(shownText).join(', ') : shownText(values))

function listOf(text: string) {
  const values = text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
  return values.length === 1 ? values[0] : values
}
