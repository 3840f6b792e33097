import type { Run, Step } from '../../api/runs'
import { formatCount, formatDuration } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { Card } from '../../ui/Page'
import { useNow } from '../../ui/useNow'
import styles from './Timeline.module.css'
import { runWords } from './words'

/** The steps of a run as bars over its time. Pages are written while others are read, so that steps overlap. */
export function Timeline({ run }: { run: Run }) {
  const words = useWords(runWords)
  const now = useNow(!run.finished)
  const begin = Date.parse(run.started)
  const end = Math.max(run.finished ? Date.parse(run.finished) : now, begin + 1)
  const place = (from: number, to: number) => ({
    left: `${clamp(((from - begin) / (end - begin)) * 100)}%`,
    width: `${clamp(((to - from) / (end - begin)) * 100)}%`,
  })
  if (run.steps.length === 0) return null
  return (
    <Card className={styles.card}>
      <h2 className="visually-hidden">{words.steps}</h2>
      <ol>
        {run.steps.map((step) => (
          <li key={step.step} className={styles.step} data-status={step.status}>
            <span className={styles.name}>{nameOf(step.step, words)}</span>
            <span className={styles.track}>
              {step.started && (
                <span
                  className={styles.bar}
                  style={place(Date.parse(step.started), step.finished ? Date.parse(step.finished) : end)}
                />
              )}
              {step.attempts.map((attempt) =>
                attempt.code ? (
                  <span
                    key={`${attempt.page} ${attempt.at}`}
                    className={styles.tick}
                    style={{ left: place(Date.parse(attempt.at), end).left }}
                    title={`${attempt.code} · ${words.waited(formatDuration(attempt.waitedMs))}`}
                  />
                ) : null,
              )}
            </span>
            <span className={styles.detail}>{detailOf(step, words)}</span>
            <span className={styles.time}>{timeOf(step)}</span>
            {step.message && !isSaid(step) && <span className={styles.message}>{step.message}</span>}
          </li>
        ))}
      </ol>
    </Card>
  )
}

const clamp = (percent: number) => Math.min(100, Math.max(0, percent))

// The message of a step that went well repeats its counts.
const isSaid = (step: Step) =>
  step.status === 'skipped' || (step.status === 'succeeded' && (step.rowsIn ?? step.rowsOut) != null)

function timeOf(step: Step) {
  if (step.durationMs != null) return formatDuration(step.durationMs)
  return step.started && step.finished ? formatDuration(Date.parse(step.finished) - Date.parse(step.started)) : ''
}

type Words = typeof runWords.en | typeof runWords.tr

function nameOf(step: string, words: Words) {
  const key = `step.${step}`
  return key in words ? String(words[key as 'step.read']) : step
}

function detailOf(step: Step, words: Words) {
  if (step.status === 'skipped') return words.skipped
  const failed = step.attempts.filter((attempt) => attempt.code).length
  const rows = [step.rowsIn, step.rowsOut].filter((count) => count != null).map(formatCount)
  return [
    rows.length === 2 && rows[0] === rows[1] ? rows[0] : rows.join(' → '),
    step.page && step.page > 1 ? words.pages(step.page) : '',
    failed > 0 ? words.retries(failed) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
