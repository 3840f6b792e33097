import type { DryRunInput } from '../../../../api/dryRuns'
import type { Sample } from '../../sample/sample'
import { edited, parsedDefinition, pathOf, valueAt } from '../document'

/** What a dry run gets for a sample. */
export const trialInput = (sample: Sample): DryRunInput =>
  sample.row ? { run: sample.row.run, rows: [sample.row.row] } : { payload: jsonOrText(sample.text) }

/**
 * The definition with which a sample is tried. A page is already JSON, so its conversion is left out; otherwise the definition
 * stays as it is.
 */
export function trialDefinition(text: string, sample: Sample): string {
  if (sample.row || !sample.isPage) return text
  const erp = valueAt(parsedDefinition(text), ['erp'])
  const isConverted = valueAt(erp, ['responseType']) === 'xml' || valueAt(erp, ['unwrap']) != null
  if (!isConverted) return text
  return ['erp.unwrap', 'erp.xml', 'erp.encoding', 'erp.failure'].reduce(
    (rest, path) => edited(rest, pathOf(path), undefined),
    edited(text, pathOf('erp.responseType'), 'json'),
  )
}

/** XML and text are sent as a string. */
export function jsonOrText(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return payload
  }
}
