import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type DefinitionProblem, validationQuery } from '../../api/definitions'
import { useWords } from '../../i18n/words'
import type { Mark } from '../../ui/editor/CodeEditor'
import { findPath, findSyntaxError, lineAt } from '../../ui/editor/jsonPlaces'
import { useDebounced } from '../../ui/useDebounced'
import { flowWords } from './words'

export interface Problem extends Mark {
  /** The JSON path; null for a text that is not JSON. */
  path: string | null
  line: number
}

const pause = 400

/** What is wrong with a definition, in the order of its lines: its syntax here, and the rest by the host. */
export function useProblems(flow: string, text: string, isChecked: boolean) {
  const words = useWords(flowWords)
  const settled = useDebounced(text, pause)
  const broken = useMemo(() => findSyntaxError(text), [text])
  const canCheck = isChecked && text !== '' && !broken
  const { data, error, isFetching } = useQuery({
    ...validationQuery(flow, settled),
    enabled: canCheck && settled === text,
    placeholderData: keepPreviousData,
  })
  const problems = useMemo((): Problem[] => {
    if (broken)
      return isChecked
        ? [
            {
              ...broken,
              path: null,
              line: lineAt(text, broken.from),
              severity: 'error',
              message: words['syntax.error'],
            },
          ]
        : []
    if (!canCheck || !data) return []
    const placed = (severity: Mark['severity']) => (problem: DefinitionProblem) => {
      const span = findPath(text, problem.path ?? '$')
      return { ...span, path: problem.path, line: lineAt(text, span.from), severity, message: problem.message }
    }
    return [...data.errors.map(placed('error')), ...data.warnings.map(placed('warning'))].sort(
      (a, b) => a.from - b.from,
    )
  }, [broken, canCheck, data, isChecked, text, words])
  return { problems, error, isChecking: canCheck && (isFetching || settled !== text) }
}
