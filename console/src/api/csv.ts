/** The URL of a list as CSV, with the conditions that are set. */
export function csvUrl(path: string, conditions: Record<string, string | undefined>) {
  const set = Object.entries(conditions).filter((condition): condition is [string, string] => Boolean(condition[1]))
  return set.length > 0 ? `${path}.csv?${new URLSearchParams(set)}` : `${path}.csv`
}
