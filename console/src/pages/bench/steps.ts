/** The steps that have a test bench, as their URLs name them, in the order in which the data flows. */
export const benchSteps = ['script', 'mapping', 'order-script'] as const

export type BenchStep = (typeof benchSteps)[number]

/** The member of a definition that a bench edits. */
export const memberOf = { script: 'script', mapping: 'mapping', 'order-script': 'orderScript' } as const

/** Whether the output of a step is what is sent to Omnitron, or would be without an order script. */
export const makesOrders = (step: BenchStep, definition: Readonly<Record<string, unknown>>) =>
  step !== 'script' || definition.mapping == null

/**
 * The bench in which a failure is best corrected: that of the step which failed. What Omnitron refused is corrected in
 * the last step of the flow that makes the order.
 */
export function benchStepOf(failed: string, definition: Readonly<Record<string, unknown>>): BenchStep {
  const own = benchSteps.find((step) => memberOf[step] === failed)
  if (own) return own
  return [...benchSteps].reverse().find((step) => definition[memberOf[step]] != null) ?? 'mapping'
}
