import { api, type Schemas } from '../../api/client'
import { ApiError, bodyOf } from '../../api/problem'
import type { Part } from './part'

export interface Finding {
  message: string
  /** A JSON path inside the spec, or the line of a script; null if it is not known. */
  place: string | null
}

/** What a script or a mapping did with an input. */
export interface Tested {
  output: unknown
  error: Finding | null
  /** Further errors of a spec. */
  errors: readonly Finding[]
  warnings: readonly Finding[]
  /** Attributes after a script; null for a mapping. */
  attributes: Readonly<Record<string, string>> | null
  printed: string
  python: Schemas['ScriptPython'] | null
  /** What was converted from Python 2. */
  changes: readonly string[]
  durationMs: number
}

const nothing = { errors: [], warnings: [], attributes: null, printed: '', python: null, changes: [] }

/** Runs a part once. A refusal of the part or of its input is a result; anything else is thrown. */
export async function tryPart(
  part: Part,
  input: string,
  attributes: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Tested> {
  const began = performance.now()
  try {
    return part.kind === 'script'
      ? await tryScript(part, input, attributes, signal)
      : await tryMapping(part, input, attributes, signal, began)
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 400 || !error.problem) throw error
    const { errors, warnings, detail } = error.problem
    const found = errors.length > 0 ? errors.map(findingOf) : [{ message: detail, place: null }]
    return {
      ...nothing,
      output: null,
      error: found[0] ?? null,
      errors: found,
      warnings: (warnings ?? []).map(findingOf),
      durationMs: performance.now() - began,
    }
  }
}

async function tryScript(
  { text, engine, python }: Part,
  input: string,
  attributes: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Tested> {
  const ran = await bodyOf(
    api.POST('/api/test/script', { body: { source: text, engine, python, input, attributes }, signal }),
  )
  const error = ran.error && { message: ran.error.message, place: ran.error.place }
  return {
    output: ran.result_data,
    error,
    errors: error ? [error] : [],
    warnings: ran.warnings.map((message) => ({ message, place: placeIn(message) })),
    attributes: ran.attributes,
    printed: ran.output,
    python: ran.python,
    changes: ran.changes,
    durationMs: ran.durationMs,
  }
}

async function tryMapping(
  { text, engine, expressions, isText }: Part,
  input: string,
  attributes: Readonly<Record<string, string>>,
  signal: AbortSignal,
  began: number,
): Promise<Tested> {
  const spec: unknown = isText ? text : JSON.parse(text)
  const body = { spec, engine, input, attributes, ...(expressions === null ? {} : { expressions }) }
  const mapped = await bodyOf(api.POST('/api/test/mapping', { body, signal }))
  return {
    ...nothing,
    output: mapped.result_data,
    error: null,
    warnings: (mapped.warnings ?? []).map(findingOf),
    durationMs: performance.now() - began,
  }
}

const findingOf = ({ message, path }: Schemas['ProblemError']): Finding => ({
  message,
  place: path?.startsWith('$.spec') ? `$${path.slice('$.spec'.length)}` : path,
})

// The host writes the line of a warning at its beginning.
const placeIn = (message: string) => /\bline \d+/i.exec(message)?.[0].toLowerCase() ?? null
