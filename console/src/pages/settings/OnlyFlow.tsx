import { useNavigate } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { Card } from '../../ui/Page'
import { uiWords } from '../../ui/uiWords'
import { settingsWords } from './words'

/** Whose the settings of the host are, for the holder of a key of one flow. */
export function OnlyFlow({ flow }: { flow: string }) {
  const words = useWords(settingsWords)
  const ui = useWords(uiWords)
  const navigate = useNavigate()
  return (
    <Card>
      <Empty
        icon={<Lock aria-hidden />}
        title={words['only.title']}
        actions={
          <Button onClick={() => navigate({ to: '/flows/$flow', params: { flow } })}>{ui['otherFlow.go'](flow)}</Button>
        }
      >
        {words['only.text'](flow)}
      </Empty>
    </Card>
  )
}
