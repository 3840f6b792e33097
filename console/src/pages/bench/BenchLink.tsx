import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FlaskConical } from 'lucide-react'
import { definitionQuery } from '../../api/definitions'
import { useMay } from '../../api/me'
import { parsedDefinition } from '../flow/pipeline/document'
import styles from './BenchLink.module.css'
import type { BenchSearch } from './route'
import { benchStepOf } from './steps'

interface Props {
  flow: string
  /** The step that failed. */
  failed: string
  search: BenchSearch
  children: string
}

/** Leads to the bench of the step in which a failure is best corrected, for those who may test it. */
export function BenchLink({ flow, failed, search, children }: Props) {
  const may = useMay('testScript')
  const { data } = useQuery({ ...definitionQuery(flow), enabled: may })
  const definition = data && parsedDefinition(data.text)
  if (!definition) return null
  return (
    <Link
      to="/flows/$flow/bench/$step"
      params={{ flow, step: benchStepOf(failed, definition) }}
      search={search}
      className={styles.link}
    >
      <FlaskConical aria-hidden />
      {children}
    </Link>
  )
}
