import { useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { meQuery } from '../api/me'
import { ApiError } from '../api/problem'
import { useWords } from '../i18n/words'
import { copyText } from '../ui/clipboard'
import { toast, toastError } from '../ui/toasts'
import { uiWords } from '../ui/uiWords'
import { HostLost } from './HostLost'
import { places } from './navigation'
import { Rail } from './Rail'
import styles from './Shell.module.css'
import { SignIn } from './SignIn'
import { shellWords } from './shellWords'
import { useShortcuts } from './shortcuts'
import { TopBar } from './TopBar'

const loadSearch = () => import('./SearchDialog')
const SearchDialog = lazy(loadSearch)
const ShortcutsDialog = lazy(() => import('./ShortcutsDialog'))

/** The frame around every page. */
export function Shell() {
  const words = useWords(shellWords)
  const ui = useWords(uiWords)
  const navigate = useNavigate()
  const me = useQuery(meQuery())
  const [shown, setShown] = useState<'search' | 'help' | null>(null)
  const close = () => setShown(null)
  useEffect(() => {
    // Before it is needed: until it opens, what is typed would be shortcuts of the page. If this fails, opening it tries again.
    loadSearch().catch(() => {})
  }, [])

  useShortcuts([
    { keys: '/', also: 'mod+k', label: words['key.search'], group: 'general', run: () => setShown('search') },
    { keys: '?', label: words['key.help'], group: 'general', run: () => setShown('help') },
    {
      keys: '.',
      label: words['key.copy'],
      group: 'general',
      run: () =>
        copyText(location.href, ui['copy.unavailable']).then(
          () => toast(words['copied.link']),
          (error) => toastError(ui.failed, error),
        ),
    },
    ...places.map(({ to, word, key }) => ({
      keys: `g ${key}`,
      label: words[word],
      group: 'go' as const,
      run: () => {
        navigate({ to })
      },
    })),
  ])

  if (me.error instanceof ApiError && me.error.status === 401) return <SignIn refusal={me.error} />

  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {words.skip}
      </a>
      <div className={styles.rail}>
        <Rail />
      </div>
      <div className={styles.top}>
        <TopBar onSearch={() => setShown('search')} onHelp={() => setShown('help')} />
      </div>
      <main id="content" className={styles.main} tabIndex={-1}>
        <Outlet />
      </main>
      <HostLost />
      <Suspense>
        {shown === 'search' && <SearchDialog onClose={close} />}
        {shown === 'help' && <ShortcutsDialog onClose={close} />}
      </Suspense>
    </div>
  )
}
