import { useNavigate } from '@tanstack/react-router'
import { useWords } from '../i18n/words'
import { Button } from './Button'
import { uiWords } from './uiWords'

/** The button that leads to the flow of a key of one flow. */
export function GoToFlow({ flow, size }: { flow: string; size?: 's' }) {
  const words = useWords(uiWords)
  const navigate = useNavigate()
  return (
    <Button size={size} onClick={() => navigate({ to: '/flows/$flow', params: { flow } })}>
      {words['otherFlow.go'](flow)}
    </Button>
  )
}
