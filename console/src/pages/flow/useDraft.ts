import { useState } from 'react'
import type { StoredDefinition } from '../../api/definitions'
import { type Draft, keepDraft, readDraft } from './draft'

/** The definition that is being edited: the stored one until something is changed. */
export function useDraft(flow: string, stored: StoredDefinition) {
  const [own, setOwn] = useState<Draft | null>(() => {
    const kept = readDraft(flow)
    return kept && kept.text !== stored.text ? kept : null
  })
  const draft: Draft = own ?? { base: stored.version, baseText: stored.text, text: stored.text }
  const keep = (next: Draft | null) => {
    setOwn(next)
    keepDraft(flow, next)
  }
  return {
    draft,
    isEdited: own !== null,
    /** Whether the flow has another version than the one that the draft began with. */
    isBehind: draft.base !== stored.version,
    edit: (text: string) => keep(text === draft.baseText ? null : { ...draft, text }),
    /** Continues with a text on top of the stored version. */
    rebase: (text: string) => keep({ ...draft, base: stored.version, baseText: stored.text, text }),
    /** Keeps the note with the draft, so that a conflict does not lose it. */
    setNote: (note: string) => keep({ ...draft, note }),
    discard: () => keep(null),
  }
}
