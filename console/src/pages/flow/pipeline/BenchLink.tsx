import { Link } from '@tanstack/react-router'
import { FlaskConical } from 'lucide-react'
import { useWords } from '../../../i18n/words'
import { benchStepOf } from '../../bench/steps'
import styles from './cards/cards.module.css'
import { useDraftDocument } from './DraftContext'
import { stepWords } from './stepWords'

/** The page where a step is tried with many inputs. */
export function BenchLink({ step }: { step: 'script' | 'mapping' | 'orderScript' }) {
  const words = useWords(stepWords)
  const { flow } = useDraftDocument()
  return (
    <Link className={styles.bench} to="/flows/$flow/bench/$step" params={{ flow, step: benchStepOf(step, {}) }}>
      <FlaskConical aria-hidden />
      {words.bench}
    </Link>
  )
}
