import { ChevronRight, CircleAlert, TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '../../../i18n/words'
import { usePreferences } from '../../../settings/preferences'
import { useDraftDocument } from './DraftContext'
import { Problems } from './fields/Member'
import styles from './StepCard.module.css'
import { sentenceOf } from './sentence'
import { stepIcons } from './stepIcons'
import { type StepId, stepOf } from './steps'
import { stepWords } from './stepWords'

interface Props {
  step: StepId
  isOpen: boolean
  onToggle: () => void
  /** What the step made of the sample. */
  result?: ReactNode
  children: ReactNode
}

/** A step of the flow: closed it is one sentence. */
export function StepCard({ step, isOpen, onToggle, result, children }: Props) {
  const id = useId()
  const card = useRef<HTMLLIElement>(null)
  const isLinked = useRef(isOpen)
  // A link to a step leads to its card, which may be far below.
  useEffect(() => {
    if (isLinked.current && card.current && card.current.getBoundingClientRect().top > window.innerHeight / 2)
      card.current.scrollIntoView({ block: 'start' })
  }, [])
  const words = useWords(stepWords)
  const { language } = usePreferences()
  const { definition, problems } = useDraftDocument()
  const own = problems.filter((problem) => stepOf(problem.path, definition.direction) === step)
  const errors = own.filter((problem) => problem.severity === 'error').length
  const sentence = sentenceOf(step, definition, words, language)
  const Icon = stepIcons[step]
  return (
    <li
      ref={card}
      className={styles.card}
      data-step={step}
      data-open={isOpen || undefined}
      data-error={errors > 0 || undefined}
    >
      <span className={styles.dot}>
        <Icon aria-hidden />
      </span>
      <h3 className={styles.heading}>
        <button type="button" className={styles.head} aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
          <span className={styles.title}>{words[`title.${step}`]}</span>
          <span className={styles.sentence}>{sentence}</span>
          {errors > 0 && (
            <span className={styles.error}>
              <CircleAlert aria-hidden />
              {words.errors(errors)}
            </span>
          )}
          {own.length > errors && (
            <span className={styles.warning}>
              <TriangleAlert aria-hidden />
              {words.warnings(own.length - errors)}
            </span>
          )}
          {result && <span className={styles.result}>{result}</span>}
          <ChevronRight className={styles.chevron} aria-hidden />
        </button>
      </h3>
      <div id={id} className={styles.body} hidden={!isOpen}>
        {isOpen && (
          <>
            <Problems problems={own.filter((problem) => isOfWhole(step, problem.path))} />
            {children}
          </>
        )}
      </div>
    </li>
  )
}

/** Whether a problem belongs to a part as a whole, and so to no input. */
const isOfWhole = (step: StepId, path: string | null) =>
  path === `$.${step}` ||
  (step === 'response' && path === '$.erp') ||
  (step === 'login' && path === '$.erp.login') ||
  (step === 'pagination' && path === '$.erp.pagination') ||
  (step === 'parameters' && path !== null && path.startsWith('$.erp.parameters'))
