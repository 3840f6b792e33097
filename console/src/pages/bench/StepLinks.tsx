import { Link } from '@tanstack/react-router'
import { useWords } from '../../i18n/words'
import styles from './StepLinks.module.css'
import { type BenchStep, benchSteps } from './steps'
import { benchWords } from './words'

/** The benches of a flow. */
export function StepLinks({ flow, step }: { flow: string; step: BenchStep }) {
  const words = useWords(benchWords)
  return (
    <nav className={styles.steps} aria-label={words.step}>
      {benchSteps.map((each) => (
        <Link
          key={each}
          to="/flows/$flow/bench/$step"
          params={{ flow, step: each }}
          search={(before) => before}
          aria-current={each === step ? 'page' : undefined}
          className={styles.step}
        >
          {words[`step.${each}`]}
        </Link>
      ))}
    </nav>
  )
}
