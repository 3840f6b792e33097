import { pageOf, rowTrace } from '../../../api/runs'
import type { Sample } from './sample'

/** The page on which a run read a row; null if it is no longer stored. */
export async function readRowSample(run: string, row: number): Promise<Omit<Sample, 'at'> | null> {
  const trace = await rowTrace(run, row)
  const page = trace.page === null ? null : await pageOf(run, trace.page)
  if (page?.content == null) return null
  const text = typeof page.content === 'string' ? page.content : JSON.stringify(page.content, null, 2)
  return { source: 'run', text, isPage: true, items: null, attributes: {}, row: { run, row, order: trace.order } }
}
