import { useRouter } from '@tanstack/react-router'
import { TriangleAlert, Unplug } from 'lucide-react'
import { ApiError } from '../api/problem'
import { isUnreachable } from '../api/unreachable'
import { useWords } from '../i18n/words'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { ErrorNote } from '../ui/ErrorNote'
import { Page } from '../ui/Page'
import { shellWords } from './shellWords'
import { useReload } from './useReload'

/** What is shown in place of a page that failed. */
export function Crash({ error }: { error: unknown }) {
  const words = useWords(shellWords)
  const router = useRouter()
  const isLost = isUnreachable(error)
  useReload(isLost)
  if (isLost)
    return (
      <Page title={words['crash.title']} head={<span />}>
        <Empty
          isPage
          icon={<Unplug aria-hidden />}
          title={words['health.lost']}
          actions={<Button onClick={() => location.reload()}>{words.reload}</Button>}
        >
          {words['crash.lost']}
        </Empty>
      </Page>
    )
  if (error instanceof ApiError)
    return (
      <Page title={words['crash.title']}>
        <ErrorNote error={error} onRetry={() => router.invalidate()} />
      </Page>
    )
  return (
    <Page title={words['crash.title']} head={<span />}>
      <Empty
        isPage
        icon={<TriangleAlert aria-hidden />}
        title={words['crash.title']}
        actions={<Button onClick={() => location.reload()}>{words.reload}</Button>}
      >
        <p>{words['crash.text']}</p>
        <p>
          <code>{String(error)}</code>
        </p>
      </Empty>
    </Page>
  )
}
