import { differences, edited, isSame, jsonPathOf, type Path, valueAt } from './document'

/** A member that at least one of two people changed. */
export interface MergeItem {
  path: Path
  base: unknown
  theirs: unknown
  mine: unknown
  /** Who changed it; `conflict` if both did, to different values. */
  by: 'theirs' | 'mine' | 'both' | 'conflict'
}

/** The members in which two changed definitions differ from the one that both began with. */
export function mergeItems(base: unknown, theirs: unknown, mine: unknown): MergeItem[] {
  const paths = new Map(
    [...differences(base, theirs), ...differences(base, mine)].map((each) => [jsonPathOf(each), each]),
  )
  const all = [...paths.values()]
  return all
    .filter((path) => !all.some((outer) => outer.length < path.length && outer.every((part, at) => part === path[at])))
    .map((path) => {
      const values = { base: valueAt(base, path), theirs: valueAt(theirs, path), mine: valueAt(mine, path) }
      return { path, ...values, by: whoChanged(values) }
    })
}

function whoChanged({ base, theirs, mine }: Pick<MergeItem, 'base' | 'theirs' | 'mine'>): MergeItem['by'] {
  if (isSame(theirs, mine)) return 'both'
  if (isSame(base, theirs)) return 'mine'
  return isSame(base, mine) ? 'theirs' : 'conflict'
}

/** Their text with my changes; of conflicts only those whose path is among the chosen ones. */
export function merged(theirs: string, items: readonly MergeItem[], chosen: ReadonlySet<string>): string {
  return items
    .filter((item) => item.by === 'mine' || (item.by === 'conflict' && chosen.has(jsonPathOf(item.path))))
    .reduce((text, item) => edited(text, item.path, item.mine), theirs)
}
