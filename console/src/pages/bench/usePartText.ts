import { useMemo, useState } from 'react'
import { findSyntaxError } from '../../ui/editor/jsonPlaces'
import { type Part, withPart } from './part'
import type { BenchStep } from './steps'

/**
 * The text of a part as it is edited. The text of a spec is shown as it was typed, and is in the definition as soon as
 * it is JSON.
 */
export function usePartText(definition: string, step: BenchStep, part: Part | null, edit: (text: string) => void) {
  const [own, setOwn] = useState<{ text: string; definition: string } | null>(null)
  const text = own && own.definition === definition ? own.text : (part?.text ?? '')
  const broken = useMemo(
    () => (part?.kind === 'mapping' && !part.isText ? findSyntaxError(text) : null),
    [part?.kind, part?.isText, text],
  )
  const set = (next: string) => {
    if (!part || next === text) return
    const changed = withPart(definition, step, part, next)
    setOwn({ text: next, definition: changed ?? definition })
    if (changed !== null) edit(changed)
  }
  return { text, set, broken }
}
