import type { DryRun } from '../../api/dryRuns'
import { formatDuration } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { Json } from '../../ui/Json'
import styles from './DryRunResult.module.css'
import { dryRunWords } from './dryRunWords'

/** The steps of each page, with what they returned. */
export function DryRunSteps({ pages }: { pages: DryRun['pages'] }) {
  const words = useWords(dryRunWords)
  const steps = pages.flatMap((page) => page.steps.map((step) => ({ ...step, page: page.page })))
  if (steps.length === 0) return null
  const nameOf = (step: string) =>
    step === 'login' || step === 'read' || step === 'script' || step === 'mapping' ? words[`step.${step}`] : step
  return (
    <ol className={styles.list} aria-label={words.steps}>
      {steps.map((step) => (
        <li key={`${step.page} ${step.step}`}>
          <details>
            <summary>
              <span className={styles.order}>{nameOf(step.step)}</span>
              {pages.length > 1 && <span className={styles.message}>{words.page(step.page)}</span>}
              {step.error && <span className={styles.error}>{step.error.message}</span>}
              {step.warnings.length > 0 && (
                <span className={styles.message}>{step.warnings.map((each) => each.message).join(' ')}</span>
              )}
              <span className={styles.time}>{formatDuration(step.durationMs)}</span>
            </summary>
            <div className={styles.detail}>
              {step.printed && (
                <section>
                  <h3>{words.printed}</h3>
                  <Json value={step.printed} />
                </section>
              )}
              {step.output &&
                (step.output.data == null ? <p>{words['too.large']}</p> : <Json value={step.output.data} />)}
            </div>
          </details>
        </li>
      ))}
    </ol>
  )
}
