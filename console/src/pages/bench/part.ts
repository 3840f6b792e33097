import { isObject } from '../../json/isObject'
import { edited } from '../flow/pipeline/document'
import { type BenchStep, memberOf } from './steps'

/** The part of a definition that a bench tests. */
export interface Part {
  kind: 'script' | 'mapping'
  engine: string
  /** The version of Python that a script is written for. */
  python: string
  /** Whether expressions in a mapping are evaluated; null for the default. */
  expressions: boolean | null
  /** The script's text, or the spec as the editor shows it. */
  text: string
  /** Whether the spec is a text in the definition, in place of JSON. */
  isText: boolean
}

const textOf = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise)

/** The part of a step; null if the definition has none. */
export function partOf(definition: Readonly<Record<string, unknown>>, step: BenchStep): Part | null {
  const member = definition[memberOf[step]]
  if (!isObject(member)) return null
  const none = { python: 'auto', expressions: null, isText: false }
  if (step !== 'mapping')
    return {
      ...none,
      kind: 'script',
      engine: textOf(member.engine, 'cpython'),
      python: textOf(member.python, 'auto'),
      text: textOf(member.source, ''),
    }
  const isText = typeof member.spec === 'string'
  return {
    ...none,
    kind: 'mapping',
    engine: textOf(member.engine, 'jolt'),
    expressions: typeof member.expressions === 'boolean' ? member.expressions : null,
    text: isText ? String(member.spec) : JSON.stringify(member.spec ?? [], null, 2),
    isText,
  }
}

/** The definition with another text of a part; null while the text of a spec is not JSON. */
export function withPart(definition: string, step: BenchStep, part: Part, text: string): string | null {
  const member = memberOf[step]
  if (part.kind === 'script' || part.isText)
    return edited(definition, [member, part.kind === 'script' ? 'source' : 'spec'], text)
  try {
    return edited(definition, [member, 'spec'], JSON.parse(text))
  } catch {
    return null
  }
}

/** The definition with a part that it did not have. */
export const withNewPart = (definition: string, step: BenchStep, source: string) =>
  edited(definition, [memberOf[step]], step === 'mapping' ? { spec: JSON.parse(source) } : { source })
