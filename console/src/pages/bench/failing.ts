import { api } from '../../api/client'
import type { ErrorGroup } from '../../api/errors'
import { ApiError, bodyOf } from '../../api/problem'
import { parsedDefinition } from '../flow/pipeline/document'
import type { Case } from './cases'
import { pageWithOnly } from './cut'
import { type Part, partOf } from './part'
import { eachOf } from './pool'
import { type BenchStep, memberOf } from './steps'
import { tryPart } from './tryPart'

/** How many failing rows become cases. */
export const maxFailing = 200
const atOnce = 4

export interface Progress {
  done: number
  of: number
}

export interface Collected {
  cases: Case[]
  /** Rows whose input is no longer stored. */
  gone: number
  /** Rows beyond the maximum. */
  left: number
}

interface FailedRow {
  run: string
  row: number | null
  order: string | null
  message: string | null
}

/** The inputs with which the open rows of an error group failed in a step, as cases. */
export async function collectFailing(
  group: ErrorGroup,
  step: BenchStep,
  progress: (now: Progress) => void,
  signal: AbortSignal,
): Promise<Collected> {
  const { rows, left } = group.orders > 0 ? await failedOrders(group, signal) : await failedRuns(group, signal)
  const found: (Case | null)[] = []
  const store = inputsOf(step, signal)
  let done = 0
  progress({ done, of: rows.length })
  await eachOf(rows, atOnce, signal, async (row, at) => {
    found[at] = await store.caseOf(row, group)
    progress({ done: ++done, of: rows.length })
  })
  const cases = found.filter((each) => each !== null)
  return { cases, gone: rows.length - cases.length, left }
}

/** The input of one row of a run, as a case that it must handle. */
export const rowInput = (run: string, row: number, step: BenchStep, signal: AbortSignal) =>
  inputsOf(step, signal).caseOf({ run, row, order: null, message: null }, null)

async function failedOrders({ fingerprint, openOrders }: ErrorGroup, signal: AbortSignal) {
  const rows: FailedRow[] = []
  let continuation: string | undefined
  do {
    const page = await bodyOf(
      api.GET('/api/errors/{fingerprint}/orders', {
        params: { path: { fingerprint }, query: { open: 'true', limit: maxFailing, continuation } },
        signal,
      }),
    )
    rows.push(...page.items.map(({ runId, row, order, message }) => ({ run: runId, row, order, message })))
    continuation = page.continuation ?? undefined
  } while (continuation && rows.length < maxFailing)
  return { rows: rows.slice(0, maxFailing), left: Math.max(0, openOrders - maxFailing) }
}

// An error that ended its runs has no rows: the page that failed is the input.
async function failedRuns({ fingerprint, message }: ErrorGroup, signal: AbortSignal) {
  const { lastRuns } = await bodyOf(api.GET('/api/errors/{fingerprint}', { params: { path: { fingerprint } }, signal }))
  const rows = lastRuns.map(({ runId }): FailedRow => ({ run: runId, row: null, order: null, message }))
  return { rows, left: 0 }
}

function inputsOf(step: BenchStep, signal: AbortSignal) {
  // Rows of one run share its record, its version and its pages.
  const known = new Map<string, Promise<unknown>>()
  const once = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    if (!known.has(key)) known.set(key, orNull(read))
    return known.get(key) as Promise<T>
  }
  const runOf = (id: string) =>
    once(`run ${id}`, () => bodyOf(api.GET('/api/runs/{id}', { params: { path: { id } }, signal })))
  const pageOf = (id: string, page: number, stage: 'erp' | 'script') =>
    once(`page ${id} ${page} ${stage}`, async () => {
      const params = { path: { id, page: String(page) }, query: { stage } }
      return (await bodyOf(api.GET('/api/runs/{id}/pages/{page}', { params, signal }))).content
    })
  const definitionOf = async (flow: string, version: number) =>
    once(`version ${flow} ${version}`, async () => {
      const params = { path: { flow, version: String(version) } }
      return parsedDefinition(
        JSON.stringify(await bodyOf(api.GET('/api/flows/{flow}/versions/{version}', { params, signal }))),
      )
    })

  async function caseOf(failed: FailedRow, group: ErrorGroup | null): Promise<Case | null> {
    const run = await runOf(failed.run)
    if (!run) return null
    const definition = await definitionOf(run.flow, run.version)
    const stage = step === 'mapping' && definition?.[memberOf.script] != null ? 'script' : 'erp'
    const found =
      failed.row === null
        ? await wholePage(failed.run, Number(/^Page (\d+)/.exec(run.error?.message ?? '')?.[1] ?? 1), stage)
        : await inputOfRow(failed.run, failed.row, stage)
    if (!found) return null
    const part = definition && partOf(definition, step)
    return {
      id: crypto.randomUUID(),
      name: failed.order ?? found.order ?? (failed.row ? `#${failed.row}` : `${failed.run} p${found.page}`),
      input: typeof found.value === 'string' ? found.value : JSON.stringify(found.value, null, 2),
      attributes: found.attributes,
      expects: group ? await expectationOf(part, found.value, found.attributes) : { kind: 'runs' },
      from: {
        run: failed.run,
        row: failed.row,
        page: found.page,
        error: group?.fingerprint ?? null,
        message: failed.message,
      },
    }
  }

  async function wholePage(run: string, page: number, stage: 'erp' | 'script') {
    const value = await pageOf(run, page, stage)
    return value == null ? null : { value, page, order: null, attributes: {} }
  }

  async function inputOfRow(id: string, row: number, stage: 'erp' | 'script') {
    const params = { path: { id, row: String(row) } }
    const trace = await orNull(() => bodyOf(api.GET('/api/runs/{id}/rows/{row}/trace', { params, signal })))
    if (!trace) return null
    const { order, page } = trace
    // The script of the page sets them for the steps after it.
    const attributes = step === 'script' ? {} : (trace.attributes ?? {})
    if (step === 'order-script')
      return trace.afterMapping == null ? null : { value: trace.afterMapping, page, order, attributes }
    if (page == null) return null
    const content = await pageOf(id, page, stage)
    if (content == null) return null
    const item = stage === 'script' ? trace.afterScript : trace.erpItem
    return { value: (item == null ? null : pageWithOnly(content, item)) ?? content, page, order, attributes }
  }

  // Where the version of the run made an output from it, that is the output with which the row failed.
  async function expectationOf(
    part: Part | null,
    value: unknown,
    attributes: Case['attributes'],
  ): Promise<Case['expects']> {
    if (!part) return { kind: 'runs' }
    const input = typeof value === 'string' ? value : JSON.stringify(value)
    const failed = await tryPart(part, input, attributes, signal)
    return failed.error ? { kind: 'runs' } : { kind: 'differs', value: failed.output }
  }

  return { caseOf }
}

// What retention has removed is no failure of the whole.
async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null
    throw error
  }
}
