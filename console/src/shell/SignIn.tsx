import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { beginSession } from '../api/me'
import type { ApiError } from '../api/problem'
import { useWords } from '../i18n/words'
import { Button } from '../ui/Button'
import { ErrorNote } from '../ui/ErrorNote'
import { Mark } from './Mark'
import styles from './SignIn.module.css'
import { shellWords } from './shellWords'

interface Props {
  /** The answer that asks for a key. */
  refusal: ApiError
}

/** Asks for a key, or for a login with Entra ID, in place of every page. */
export function SignIn({ refusal }: Props) {
  const words = useWords(shellWords)
  const queries = useQueryClient()
  const [key, setKey] = useState('')
  const field = useId()
  const begin = useMutation({
    mutationFn: () => beginSession(key.trim()),
    // Everything that was refused before is asked again.
    onSuccess: () => queries.resetQueries(),
  })
  // Only the Functions host answers without a problem: it checks its own keys, which a browser has not.
  if (!refusal.problem)
    return (
      <main className={styles.page}>
        <div className={styles.form}>
          <Mark />
          <h1>{words['signIn.title']}</h1>
          <p>{words['signIn.platform']}</p>
        </div>
      </main>
    )

  const { signIn } = refusal.problem
  return (
    <main className={styles.page}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          begin.mutate()
        }}
      >
        <Mark />
        <h1>{words['signIn.title']}</h1>
        {signIn && (
          <>
            <a className={styles.entra} href={`${signIn}?post_login_redirect_uri=${encodeURIComponent(here())}`}>
              {words['signIn.entra']}
            </a>
            <p className={styles.or}>{words['signIn.or']}</p>
          </>
        )}
        <p>{words['signIn.text']}</p>
        {begin.error && <ErrorNote error={begin.error} />}
        <label htmlFor={field}>{words['signIn.key']}</label>
        <input
          id={field}
          type="password"
          autoComplete="current-password"
          required
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
        <Button kind="primary" type="submit" disabled={begin.isPending}>
          {words['signIn.go']}
        </Button>
      </form>
    </main>
  )
}

const here = () => location.pathname + location.search
