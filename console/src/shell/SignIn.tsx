import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { beginSession } from '../api/me'
import { useWords } from '../i18n/words'
import { Button } from '../ui/Button'
import { ErrorNote } from '../ui/ErrorNote'
import { Mark } from './Mark'
import styles from './SignIn.module.css'
import { shellWords } from './shellWords'

/** Asks for a key, in place of every page. */
export function SignIn() {
  const words = useWords(shellWords)
  const queries = useQueryClient()
  const [key, setKey] = useState('')
  const field = useId()
  const begin = useMutation({
    mutationFn: () => beginSession(key.trim()),
    // Everything that was refused before is asked again.
    onSuccess: () => queries.resetQueries(),
  })
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
