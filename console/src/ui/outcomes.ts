import type { Outcome } from '../api/runs'

/** The outcomes of rows, the good ones first. */
export const outcomes = ['updated', 'created', 'unchanged', 'stale', 'rejected', 'failed'] as const satisfies Outcome[]
