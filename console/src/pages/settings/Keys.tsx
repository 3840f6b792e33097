import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { changesQuery } from '../../api/changes'
import { type Key, keysQuery, revokeKey } from '../../api/keys'
import { useMay } from '../../api/me'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { Section } from '../../ui/Section'
import { SkeletonRows } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import { toast, toastError } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import { KeyDialog } from './KeyDialog'
import styles from './list.module.css'
import { settingsWords } from './words'

/** Who may call the API with a key. */
export function Keys() {
  const words = useWords(settingsWords)
  const ui = useWords(uiWords)
  const keys = useQuery(keysQuery())
  const mayCreate = useMay('createKey')
  const mayRevoke = useMay('revokeKey')
  const [creates, setCreates] = useState(false)
  const [revoked, setRevoked] = useState<Key | null>(null)
  const items = keys.data?.items ?? []
  return (
    <Section title={words.keys} count={keys.data ? items.length : undefined}>
      <div className={styles.head}>
        <p className={styles.text}>{words['keys.text']}</p>
        {mayCreate && keys.data && (
          <Button size="s" icon={<Plus aria-hidden />} onClick={() => setCreates(true)}>
            {words['key.new']}
          </Button>
        )}
      </div>
      {keys.error && <ErrorNote error={keys.error} onRetry={() => keys.refetch()} />}
      {keys.isPending && <SkeletonRows count={3} label={ui.loading} />}
      {keys.data && items.length === 0 && <p className={styles.text}>{words['keys.none']}</p>}
      <ul>
        {items.map((key) => (
          <li key={key.id} className={styles.line}>
            <span className={styles.main}>
              <strong>{key.name}</strong> {key.prefix && <code>{key.prefix}…</code>}
            </span>
            <span className={styles.sub}>
              {words[`role.${key.role}`]}
              {key.flow && ` · ${key.flow}`} · {words['key.by'](key.createdBy)}
            </span>
            <span className={styles.time}>
              {key.lastUsed ? (
                <>
                  {words['key.used']} <Time at={key.lastUsed} relative />
                </>
              ) : (
                words['key.unused']
              )}
            </span>
            {mayRevoke && (
              <Button size="s" aria-label={`${words['key.revoke']}: ${key.name}`} onClick={() => setRevoked(key)}>
                {words['key.revoke']}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {creates && <KeyDialog isFirst={items.length === 0} onClose={() => setCreates(false)} />}
      {revoked && <RevokeDialog of={revoked} onClose={() => setRevoked(null)} />}
    </Section>
  )
}

function RevokeDialog({ of, onClose }: { of: Key; onClose: () => void }) {
  const words = useWords(settingsWords)
  const ui = useWords(uiWords)
  const queries = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => revokeKey(of.id),
    onSuccess: () => {
      toast(words['key.revoked'](of.name))
      onClose()
      queries.invalidateQueries({ queryKey: changesQuery().queryKey })
      return queries.invalidateQueries({ queryKey: keysQuery().queryKey })
    },
    onError: (error) => toastError(ui.failed, error),
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={words['key.revoke.title'](of.name)}
      actions={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button kind="danger" disabled={revoke.isPending} onClick={() => revoke.mutate()}>
            {words['key.revoke']}
          </Button>
        </>
      }
    >
      <p>{words['key.revoke.text']}</p>
    </Dialog>
  )
}
