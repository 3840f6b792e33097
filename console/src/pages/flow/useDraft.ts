import { useEffect, useEffectEvent, useState } from 'react'
import type { StoredDefinition } from '../../api/definitions'
import { type Draft, keepDraft, readDraft, watchDraft } from './draft'

/** The definition that is being edited: the stored one until something is changed. */
export function useDraft(flow: string, stored: StoredDefinition) {
  const changed = (kept: Draft | null) => (kept && kept.text !== stored.text ? kept : null)
  const [own, setOwn] = useState<Draft | null>(() => changed(readDraft(flow)))
  // Two tabs edit the same draft. Otherwise the one that is edited last would overwrite the other.
  const take = useEffectEvent((kept: Draft | null) => setOwn(changed(kept)))
  useEffect(() => watchDraft(flow, take), [flow])
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
