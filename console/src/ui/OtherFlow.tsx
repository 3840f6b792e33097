import type { ReactNode } from 'react'
import { useOnlyFlow } from '../api/me'
import { useWords } from '../i18n/words'
import { GoToFlow } from './GoToFlow'
import { Note } from './Note'
import { uiWords } from './uiWords'

/** Says to the holder of a key of one flow that a page is about others, and leads to the flow; otherwise what other readers see. */
export function OtherFlow({ otherwise }: { otherwise: ReactNode }) {
  const words = useWords(uiWords)
  const flow = useOnlyFlow()
  return flow ? <Note actions={<GoToFlow flow={flow} size="s" />}>{words.otherFlow(flow)}</Note> : otherwise
}
