import type { Row, Run } from '../../api/runs'
import type { runWords } from './words'

type Words = typeof runWords.en | typeof runWords.tr

/** A row as text for an e-mail or a ticket, in the language of the reader. Times are in UTC, for whoever reads it. */
export function supportText(run: Run, row: Row, outcome: string, words: Words) {
  const lines = [
    `${row.order ?? `${words.row} ${row.row}`}: ${outcome}${row.httpStatus ? ` (HTTP ${row.httpStatus})` : ''}`,
    row.message,
    row.code && `${words.code}: ${row.code}`,
    `${words.flow}: ${run.flow}, ${words.version(run.version)}`,
    `${words.run}: ${run.runId}, ${words.row} ${row.row}`,
    `${words.time}: ${row.at ?? run.started}`,
    row.response && `${words.response}: ${row.response}`,
    row.request != null && `${words.request}: ${JSON.stringify(row.request)}`,
  ]
  return lines.filter(Boolean).join('\n')
}
