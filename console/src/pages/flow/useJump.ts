import { type RefObject, useEffect, useState } from 'react'
import type { EditorHandle } from '../../ui/editor/CodeEditor'
import type { Span } from '../../ui/editor/jsonPlaces'
import { focusPath } from './focusPath'

type Target = Span | { step: string; path: string }

/** Moves to a place of the text, or to the input of a card, once it is shown. */
export function useJump(editor: RefObject<EditorHandle | null>) {
  const [target, setTarget] = useState<Target | null>(null)
  useEffect(() => {
    if (!target) return
    if ('from' in target) {
      if (!editor.current) return
      editor.current.show(target)
    } else {
      const card = document.querySelector<HTMLElement>(`[data-step="${target.step}"][data-open]`)
      if (!card) return
      if (!focusPath(card, target.path)) card.querySelector('button')?.focus()
    }
    setTarget(null)
  })
  return setTarget
}
