import { createContext, useContext } from 'react'
import type { Problem } from '../useProblems'
import { isWithin, jsonPathOf, type Path, pathOf, valueAt } from './document'

/** The definition that the cards show and change. */
export interface DraftDocument {
  flow: string
  definition: Record<string, unknown>
  problems: readonly Problem[]
  readOnly: boolean
  /** Sets values; undefined removes one. */
  set: (...values: readonly [path: Path, value: unknown][]) => void
  /** Texts of JSON fields that are not JSON, by path. They block saving. */
  unparsed: Readonly<Record<string, string>>
  setUnparsed: (path: string, text: string) => void
}

export const DraftContext = createContext<DraftDocument | null>(null)

export function useDraftDocument(): DraftDocument {
  const draft = useContext(DraftContext)
  if (!draft) throw new Error('A card is shown outside of the pipeline.')
  return draft
}

/** One member of the definition: its value, its problems, and the way to change it. */
export function useMember(path: string | Path) {
  const { definition, problems, readOnly, set } = useDraftDocument()
  const parts = typeof path === 'string' ? pathOf(path) : path
  const jsonPath = jsonPathOf(parts)
  return {
    path: parts,
    jsonPath,
    value: valueAt(definition, parts),
    problems: problems.filter((problem) => problem.path !== null && isWithin(problem.path, jsonPath)),
    readOnly,
    set: (value: unknown) => set([parts, value]),
  }
}
