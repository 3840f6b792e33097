import { useNavigate } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import { useMay } from '../../api/me'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { Card } from '../../ui/Page'
import { flowWords } from './words'

/** What each page of a flow shows if there is no such flow. */
export function UnknownFlow({ flow }: { flow: string }) {
  const words = useWords(flowWords)
  const navigate = useNavigate()
  const mayCreate = useMay('putFlow')
  return (
    <Card>
      <Empty
        icon={<SearchX aria-hidden />}
        title={words['unknown.title'](flow)}
        actions={<Button onClick={() => navigate({ to: '/flows' })}>{words['unknown.go']}</Button>}
      >
        {words['unknown.text']} {mayCreate && words['unknown.new']}
      </Empty>
    </Card>
  )
}
