import { ApiError } from '../api/problem'
import { isUnreachable } from '../api/unreachable'
import type { uiWords } from './uiWords'

/** Why a call failed, for a person: the text of the host if it gave one. */
export function errorText(error: unknown, words: typeof uiWords.en | typeof uiWords.tr) {
  if (isUnreachable(error)) return words.unreachable
  if (error instanceof ApiError && !error.problem) return words.answered(error.status)
  return error instanceof Error ? error.message : String(error)
}
