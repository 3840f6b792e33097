import { api } from '../../api/client'
import { bodyOf } from '../../api/problem'
import type { Sample } from '../flow/sample/sample'
import { rowInput } from './failing'
import { partOf } from './part'
import { type BenchStep, benchSteps } from './steps'
import { tryPart } from './tryPart'

/** What a step is tested with. */
export interface BenchInput {
  text: string
  attributes: Readonly<Record<string, string>>
  source: 'example' | 'sample' | 'row' | 'page' | 'erp' | 'case' | 'edited'
  /** The name of the case, or the row. */
  name?: string
  /** The case that it is from. */
  case?: string
}

const order = { order: 'ORD0000001', orderitem_set: [{ id: 1, status: '500' }] }
const page = { results: [{ number: 'ORD0000001', status: 'SHIPPED', items: [{ id: 1, status: '500' }] }] }

/** An input to begin with. */
export const exampleInput = (step: BenchStep): BenchInput => ({
  text: JSON.stringify(step === 'order-script' ? order : page, null, 2),
  attributes: {},
  source: 'example',
})

/** What the steps before a step make of a page: its input. The order script gets the first order. */
export async function inputAfter(
  definition: Readonly<Record<string, unknown>>,
  step: BenchStep,
  text: string,
  given: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Pick<BenchInput, 'text' | 'attributes'>> {
  let input = text
  let attributes = given
  for (const before of benchSteps.slice(0, benchSteps.indexOf(step))) {
    const part = partOf(definition, before)
    if (!part) continue
    const tested = await tryPart(part, input, attributes, signal)
    if (tested.error) throw new Error(tested.error.message)
    attributes = tested.attributes ?? attributes
    input = typeof tested.output === 'string' ? tested.output : JSON.stringify(tested.output, null, 2)
  }
  return { text: step === 'order-script' ? firstOf(input) : input, attributes }
}

function firstOf(orders: string) {
  try {
    const all: unknown = JSON.parse(orders)
    return Array.isArray(all) && all.length > 0 ? JSON.stringify(all[0], null, 2) : orders
  } catch {
    return orders
  }
}

/** The pinned sample as the input of a step. */
export const inputOfSample = async (
  definition: Readonly<Record<string, unknown>>,
  step: BenchStep,
  sample: Sample,
  signal: AbortSignal,
): Promise<BenchInput> => ({
  ...(await inputAfter(definition, step, sample.text, sample.attributes, signal)),
  source: 'sample',
})

/** The first row of the flow's last run with rows; null without one. */
export async function lastInput(flow: string, step: BenchStep, signal: AbortSignal): Promise<BenchInput | null> {
  const call = await api.GET('/api/flows/{flow}/runs', { params: { path: { flow }, query: { limit: 10 } }, signal })
  if (call.response.status === 404) return null
  const run = (await bodyOf(Promise.resolve(call))).items.find(({ totals }) => totals.rows > 0)
  const found = run && (await rowInput(run.runId, 1, step, signal))
  return found ? { text: found.input, attributes: found.attributes, source: 'row', name: found.name } : null
}
