import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type ErrorGroup, errorQuery, noteError } from '../../api/errors'
import { useMay } from '../../api/me'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { TextArea } from '../../ui/Field'
import { toast, toastError } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import styles from './NoteText.module.css'
import { errorPageWords } from './words'

/** What people know about the cause. */
export function NoteText({ group }: { group: ErrorGroup }) {
  const words = useWords(errorPageWords)
  const ui = useWords(uiWords)
  const queries = useQueryClient()
  const may = useMay('noteError')
  const [text, setText] = useState<string | null>(null)
  const save = useMutation({
    mutationFn: (note: string) => noteError(group.fingerprint, note.trim() || null),
    onSuccess: async () => {
      toast(words['note.saved'])
      await queries.invalidateQueries({ queryKey: errorQuery(group.fingerprint).queryKey })
      setText(null)
    },
    onError: (error) => toastError(ui.failed, error),
  })
  if (text === null)
    return (
      <div className={styles.note}>
        <p className={group.note ? styles.text : styles.none}>
          {group.note ?? words[may ? 'note.write' : 'note.none']}
        </p>
        {may && (
          <Button size="s" onClick={() => setText(group.note ?? '')}>
            {words['note.edit']}
          </Button>
        )}
      </div>
    )
  return (
    <form
      className={styles.note}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(text)
      }}
    >
      <TextArea label={words.note} value={text} onChange={setText} maxLength={2000} />
      <div className={styles.actions}>
        <Button size="s" onClick={() => setText(null)}>
          {ui.cancel}
        </Button>
        <Button size="s" kind="primary" type="submit" disabled={save.isPending}>
          {words['note.save']}
        </Button>
      </div>
    </form>
  )
}
