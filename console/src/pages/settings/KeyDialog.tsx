import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { changesQuery } from '../../api/changes'
import { flowsQuery } from '../../api/flows'
import { createKey, keysQuery, type Role } from '../../api/keys'
import { beginSession, meQuery } from '../../api/me'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { Dialog } from '../../ui/Dialog'
import { Choice, TextField } from '../../ui/Field'
import { FilterMenu } from '../../ui/FilterMenu'
import { toastError } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import styles from './list.module.css'
import { settingsWords } from './words'

const roles: readonly Role[] = ['view', 'operate', 'edit', 'admin']

/** Creates a key, and shows it once. */
export function KeyDialog({ isFirst, onClose }: { isFirst: boolean; onClose: () => void }) {
  const words = useWords(settingsWords)
  const ui = useWords(uiWords)
  const queries = useQueryClient()
  const form = useId()
  const { data: flows } = useQuery(flowsQuery())
  const { data: me } = useQuery(meQuery())
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>(isFirst ? 'admin' : 'view')
  const [flow, setFlow] = useState<string | undefined>()
  const create = useMutation({
    mutationFn: async () => {
      const key = await createKey(name.trim(), role, flow ?? null)
      // A host without keys lets everybody in, and asks for a key from the first one on.
      if (isFirst && role === 'admin' && me?.wayIn === 'host') await beginSession(key.key)
      return key
    },
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: changesQuery().queryKey })
      return queries.invalidateQueries({ queryKey: keysQuery().queryKey })
    },
    onError: (error) => toastError(ui.failed, error),
  })
  if (create.data)
    return (
      <Dialog
        open
        onClose={onClose}
        title={words['key.created']}
        actions={
          <Button kind="primary" onClick={onClose}>
            {ui.close}
          </Button>
        }
      >
        <p>{words['key.created.text']}</p>
        <div className={styles.key}>
          <code>{create.data.key}</code>
          <CopyButton text={create.data.key} />
        </div>
      </Dialog>
    )
  return (
    <Dialog
      open
      onClose={onClose}
      title={words['key.new']}
      actions={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button kind="primary" type="submit" form={form} disabled={create.isPending || name.trim() === ''}>
            {words['key.create']}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate()
        }}
      >
        <TextField
          label={words['key.name']}
          hint={words['key.name.hint']}
          value={name}
          onChange={setName}
          maxLength={100}
        />
        <Choice
          label={words['key.role']}
          value={role}
          onChange={setRole}
          options={(flow ? roles.slice(0, 2) : roles).map((value) => ({ value, label: words[`role.${value}`] }))}
        />
        <div className={styles.filter}>
          <FilterMenu
            label={words['key.flow']}
            value={flow}
            options={(flows?.items ?? []).map((item) => ({ value: item.name, label: item.name }))}
            onChange={(next) => {
              setFlow(next)
              if (next && roles.indexOf(role) > 1) setRole('operate')
            }}
          />
        </div>
        <p className={styles.sub}>{words['key.flow.hint']}</p>
      </form>
    </Dialog>
  )
}
