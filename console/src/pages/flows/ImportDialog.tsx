import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Upload } from 'lucide-react'
import { useState } from 'react'
import { flowsQuery } from '../../api/flows'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { errorText } from '../../ui/errorText'
import { TextField } from '../../ui/Field'
import { uiWords } from '../../ui/uiWords'
import { type Change, compare, type FlowFile, flowsIn, store } from './exchange'
import styles from './ImportDialog.module.css'
import { flowsWords } from './words'

interface Entry extends FlowFile {
  change: Change
  version: number
  error?: string
  isDone?: boolean
}

/** Reads definitions from files, shows what they would change, and stores them. */
export default function ImportDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(flowsWords)
  const ui = useWords(uiWords)
  const queries = useQueryClient()
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const [refused, setRefused] = useState<readonly string[]>([])
  const [note, setNote] = useState('')
  const left = entries.filter((entry) => entry.change !== 'unchanged' && !entry.isDone)

  const read = useMutation({
    mutationFn: async (files: File[]) => {
      const read = await Promise.all(
        files.map(async (file) => ({ file, flows: flowsIn(file.name, await file.text()) })),
      )
      setRefused(read.filter(({ flows }) => flows === null).map(({ file }) => file.name))
      const flows = read.flatMap((each) => each.flows ?? [])
      setEntries(await Promise.all(flows.map(async (flow) => ({ ...flow, ...(await compare(queries, flow)) }))))
    },
  })
  const save = useMutation({
    mutationFn: async () => {
      let [waiting, before] = [left, left.length + 1]
      // A flow may refer to another one of the import, so what is refused is tried again after the others.
      while (waiting.length > 0 && waiting.length < before) {
        before = waiting.length
        const next: Entry[] = []
        for (const entry of waiting) {
          const error = await store(queries, entry, entry.version, note.trim()).then(
            () => undefined,
            (refusal: unknown) => errorText(refusal, ui),
          )
          if (error !== undefined) next.push(entry)
          setEntries((all) => all.map((each) => (each.name === entry.name ? { ...each, error, isDone: !error } : each)))
        }
        waiting = next
      }
      await queries.invalidateQueries({ queryKey: flowsQuery().queryKey })
    },
  })

  return (
    <Dialog
      open
      onClose={onClose}
      title={words['import.title']}
      actions={
        <>
          <Button onClick={onClose}>
            {left.length === 0 && entries.length > 0 ? words['import.close'] : ui.cancel}
          </Button>
          <Button kind="primary" disabled={left.length === 0 || save.isPending} onClick={() => save.mutate()}>
            {words['import.store'](left.length)}
          </Button>
        </>
      }
    >
      <p>{words['import.text']}</p>
      <label className={styles.files}>
        <Upload aria-hidden />
        {words['import.files']}
        <input
          type="file"
          multiple
          accept=".json,application/json"
          className="visually-hidden"
          onChange={(event) => read.mutate([...(event.target.files ?? [])])}
        />
      </label>
      <div aria-live="polite">
        {refused.map((file) => (
          <p key={file} className={styles.error}>
            {words['import.refused'](file)}
          </p>
        ))}
        {entries.length > 0 && (
          <ul className={styles.list}>
            {entries.map((entry) => (
              <li key={entry.name}>
                <span className={styles.name}>{entry.name}</span>
                <span className={styles.change} data-change={entry.isDone ? 'done' : entry.change}>
                  {entry.isDone ? words['import.done'] : words[`import.${entry.change}`]}
                </span>
                {entry.error && <span className={styles.error}>{entry.error}</span>}
              </li>
            ))}
          </ul>
        )}
      </div>
      {left.length > 0 && <TextField label={words['import.note']} value={note} onChange={setNote} maxLength={500} />}
    </Dialog>
  )
}
