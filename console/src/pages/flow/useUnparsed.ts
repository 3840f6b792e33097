import { useMemo, useState } from 'react'
import { useWords } from '../../i18n/words'
import { findPath, findSyntaxError, lineAt } from '../../ui/editor/jsonPlaces'
import type { Problem } from './useProblems'
import { flowWords } from './words'

/** The texts of JSON fields as they were typed. Those that are not JSON are errors, because the definition does not have them. */
export function useUnparsed(text: string) {
  const words = useWords(flowWords)
  const [unparsed, setAll] = useState<Readonly<Record<string, string>>>({})
  const problems = useMemo(
    () =>
      Object.entries(unparsed)
        .filter(([, typed]) => findSyntaxError(typed) !== null)
        .map(([path]): Problem => {
          const span = findPath(text, path)
          return { ...span, path, line: lineAt(text, span.from), severity: 'error', message: words['syntax.error'] }
        }),
    [unparsed, text, words],
  )
  return {
    unparsed,
    problems,
    setUnparsed: (path: string, typed: string) => setAll((all) => ({ ...all, [path]: typed })),
    clear: () => setAll({}),
  }
}
