import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useOnlyFlow } from '../api/me'
import { useWords } from '../i18n/words'
import { Button } from './Button'
import { Note } from './Note'
import { uiWords } from './uiWords'

/** Says to the holder of a key of one flow that a page is about others, and leads to the flow; otherwise what other readers see. */
export function OtherFlow({ otherwise }: { otherwise: ReactNode }) {
  const words = useWords(uiWords)
  const flow = useOnlyFlow()
  const navigate = useNavigate()
  if (!flow) return otherwise
  return (
    <Note
      actions={
        <Button size="s" onClick={() => navigate({ to: '/flows/$flow', params: { flow } })}>
          {words['otherFlow.go'](flow)}
        </Button>
      }
    >
      {words.otherFlow(flow)}
    </Note>
  )
}
