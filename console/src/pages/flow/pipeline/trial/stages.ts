import type { DryRun, DryRunRow } from '../../../../api/dryRuns'

/** The input or output of a step. */
export interface Stage {
  value: unknown
  /** The size of an output that is too large to be shown. */
  bytes: number
}

/** The sample on both sides of the steps that change it: one order, or the whole page. */
export interface Stages {
  erp: Stage | null
  script: Stage | null
  mapping: Stage | null
  orderScript: Stage | null
}

const stage = (output: { data: unknown; bytes: number } | null | undefined): Stage | null =>
  output ? { value: output.data, bytes: output.bytes } : null

/** One order at each step. */
export const orderStages = (row: DryRunRow): Stages => ({
  erp: stage(row.erpItem),
  script: stage(row.afterScript),
  mapping: stage(row.afterMapping),
  orderScript: stage(row.afterOrderScript),
})

/** The page at each step, and the order that was made of it. */
export function pageStages(trial: DryRun, row: DryRunRow | undefined): Stages {
  const page = trial.pages.find((each) => each.page === (row?.page ?? each.page))
  const output = (name: string) => stage(page?.steps.find((each) => each.step === name)?.output)
  return {
    erp: output('read'),
    script: output('script'),
    mapping: output('mapping'),
    orderScript: stage(row?.afterOrderScript),
  }
}

/** The record of a step; undefined if it did not run. */
export const stepRecord = (trial: DryRun | undefined, row: DryRunRow | undefined, name: string) =>
  trial?.pages.find((each) => each.page === (row?.page ?? each.page))?.steps.find((each) => each.step === name)
