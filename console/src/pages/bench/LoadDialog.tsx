import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { flowRunsQuery } from '../../api/flows'
import { pageOf } from '../../api/runs'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { Choice, TextField } from '../../ui/Field'
import { uiWords } from '../../ui/uiWords'
import { RunField } from '../flow/RunField'
import { type BenchInput, inputAfter } from './benchInput'
import { rowInput } from './failing'
import type { BenchStep } from './steps'
import { benchWords } from './words'

interface Props {
  flow: string
  step: BenchStep
  definition: Readonly<Record<string, unknown>>
  onLoad: (input: BenchInput) => void
  onClose: () => void
}

/** Asks for a row or a page of one of the last runs. */
export function LoadDialog({ flow, step, definition, onLoad, onClose }: Props) {
  const words = useWords(benchWords)
  const ui = useWords(uiWords)
  const form = useId()
  const { data: runs, error } = useQuery({ ...flowRunsQuery(flow, 20), refetchInterval: false })
  const [chosen, setChosen] = useState('')
  const [what, setWhat] = useState<'row' | 'page'>('row')
  const [number, setNumber] = useState('1')
  const run = chosen || runs?.items[0]?.runId || ''
  const isNumber = /^[1-9]\d{0,8}$/.test(number)
  const load = useMutation({
    mutationFn: async (): Promise<BenchInput> => {
      const { signal } = new AbortController()
      if (what === 'row') {
        const found = await rowInput(run, Number(number), step, signal)
        if (!found) throw new Error(words['load.gone'])
        return { text: found.input, attributes: found.attributes, source: 'row', name: found.name }
      }
      const { content, message } = await pageOf(run, Number(number))
      if (content == null) throw new Error(message ?? words['load.gone'])
      const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2)
      return { ...(await inputAfter(definition, step, text, {}, signal)), source: 'page', name: number }
    },
  })
  // These calls are not made after the dialog is closed: what was cancelled does not replace the input.
  const onSuccess = (input: BenchInput) => {
    onLoad(input)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={words['load.title']}
      actions={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button kind="primary" type="submit" form={form} disabled={!run || !isNumber || load.isPending}>
            {words['load.go']}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          if (run && isNumber) load.mutate(undefined, { onSuccess })
        }}
      >
        {runs?.items.length === 0 ? (
          <p>{words['load.norun']}</p>
        ) : (
          <>
            <RunField
              flow={flow}
              label={words['load.which']}
              runs={runs?.items ?? []}
              value={run}
              onChange={setChosen}
            />
            <Choice
              label={words['load.what']}
              value={what}
              onChange={setWhat}
              options={(['row', 'page'] as const).map((value) => ({ value, label: words[`load.${value}`] }))}
            />
            <TextField label={words['load.number']} value={number} onChange={setNumber} maxLength={9} />
          </>
        )}
      </form>
      {(error ?? load.error) && <ErrorNote error={error ?? load.error} />}
    </Dialog>
  )
}
