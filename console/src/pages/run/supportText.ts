import type { Row, Run } from '../../api/runs'

/** A row as text for an e-mail or a ticket. */
export function supportText(run: Run, row: Row, outcome: string) {
  const lines = [
    `${row.order ?? `Row ${row.row}`}: ${outcome}${row.httpStatus ? ` (HTTP ${row.httpStatus})` : ''}`,
    row.message,
    row.code && `Code: ${row.code}`,
    `Flow: ${run.flow}, version ${run.version}`,
    `Run: ${run.runId}, row ${row.row}`,
    `At: ${row.at ?? run.started}`,
    row.response && `Response: ${row.response}`,
    row.request != null && `Request: ${JSON.stringify(row.request)}`,
  ]
  return lines.filter(Boolean).join('\n')
}
