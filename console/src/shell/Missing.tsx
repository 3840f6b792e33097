import { useNavigate } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { useWords } from '../i18n/words'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { Page } from '../ui/Page'
import { shellWords } from './shellWords'

/** What is shown at a path that no page has. */
export function Missing() {
  const words = useWords(shellWords)
  const navigate = useNavigate()
  return (
    <Page title={words['missing.title']} head={<span />}>
      <Empty
        isPage
        icon={<Compass aria-hidden />}
        title={words['missing.title']}
        actions={<Button onClick={() => navigate({ to: '/' })}>{words['missing.home']}</Button>}
      >
        {words['missing.text']}
      </Empty>
    </Page>
  )
}
