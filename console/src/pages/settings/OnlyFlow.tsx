import { Lock } from 'lucide-react'
import { useWords } from '../../i18n/words'
import { Empty } from '../../ui/Empty'
import { GoToFlow } from '../../ui/GoToFlow'
import { Card } from '../../ui/Page'
import { settingsWords } from './words'

/** Whose the settings of the host are, for the holder of a key of one flow. */
export function OnlyFlow({ flow }: { flow: string }) {
  const words = useWords(settingsWords)
  return (
    <Card>
      <Empty icon={<Lock aria-hidden />} title={words['only.title']} actions={<GoToFlow flow={flow} />}>
        {words['only.text'](flow)}
      </Empty>
    </Card>
  )
}
