import { CircleAlert, TriangleAlert } from 'lucide-react'
import { useWords } from '../../i18n/words'
import styles from './ProblemList.module.css'
import type { Problem } from './useProblems'
import { flowWords } from './words'

/** Errors and warnings of a definition; each one leads to its line. */
export function ProblemList({
  problems,
  onShow,
}: {
  problems: readonly Problem[]
  onShow?: (problem: Problem) => void
}) {
  const words = useWords(flowWords)
  if (problems.length === 0) return null
  const errors = problems.filter((problem) => problem.severity === 'error').length
  return (
    <section className={styles.problems} aria-label={words.problems}>
      <h2 className={styles.title}>{words['problems.count'](errors, problems.length - errors)}</h2>
      <ul>
        {problems.map((problem) => {
          const Icon = problem.severity === 'error' ? CircleAlert : TriangleAlert
          const content = (
            <>
              <Icon aria-hidden />
              <span className="visually-hidden">{words[problem.severity]}</span>
              <span className={styles.line}>{words.line(problem.line)}</span>
              <span>
                {problem.path && <code className={styles.path}>{problem.path}</code>} {problem.message}
              </span>
            </>
          )
          return (
            <li key={`${problem.severity} ${problem.path} ${problem.message}`}>
              {onShow ? (
                <button
                  type="button"
                  className={styles.problem}
                  data-severity={problem.severity}
                  onClick={() => onShow(problem)}
                >
                  {content}
                </button>
              ) : (
                <div className={styles.problem} data-severity={problem.severity}>
                  {content}
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
