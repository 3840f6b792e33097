import { CircleAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Problem } from '../../useProblems'
import styles from './Member.module.css'

interface Props {
  id: string
  /** Where a problem leads to. */
  jsonPath: string
  label: string
  hint?: ReactNode
  problems: readonly Problem[]
  /** For several inputs under one name. */
  group?: boolean
  children: ReactNode
}

/** A member of the definition with its label, what it means, and what is wrong with it. */
export function Member({ id, jsonPath, label, hint, problems, group, children }: Props) {
  const Label = group ? 'span' : 'label'
  return (
    <div
      className={styles.member}
      data-path={jsonPath}
      {...(group ? { role: 'group', 'aria-labelledby': `${id}-label` } : {})}
    >
      <Label id={`${id}-label`} className={styles.label} htmlFor={group ? undefined : id}>
        {label}
      </Label>
      <div className={styles.control}>
        {children}
        {hint && (
          <p id={`${id}-hint`} className={styles.hint}>
            {hint}
          </p>
        )}
        <Problems id={`${id}-problems`} problems={problems} />
      </div>
    </div>
  )
}

export function Problems({ id, problems }: { id?: string; problems: readonly Problem[] }) {
  if (problems.length === 0) return null
  return (
    <ul id={id} className={styles.problems}>
      {problems.map((problem) => {
        const Icon = problem.severity === 'error' ? CircleAlert : TriangleAlert
        return (
          <li key={`${problem.path} ${problem.message}`} data-severity={problem.severity}>
            <Icon aria-hidden />
            {problem.message}
          </li>
        )
      })}
    </ul>
  )
}

/** What an input needs to be invalid and described for everyone. */
export const described = (id: string, hint: unknown, problems: readonly Problem[]) => ({
  id,
  'aria-invalid': problems.some((problem) => problem.severity === 'error') || undefined,
  'aria-describedby':
    [hint && `${id}-hint`, problems.length > 0 && `${id}-problems`].filter(Boolean).join(' ') || undefined,
})
