import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { definitionQuery } from '../../api/definitions'
import { flowsQuery } from '../../api/flows'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Choice, SelectField, TextField } from '../../ui/Field'
import { toastError } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import { keepDraft } from './draft'
import { templates } from './templates'
import { flowWords } from './words'

const starts = ['inbound', 'outbound', 'copy'] as const
const rule = /^[a-z0-9][a-z0-9_-]{0,19}$/

/** Asks for the name of a new flow and what it begins with. It is stored with the first save. */
export default function NewFlowDialog({ from, onClose }: { from?: string; onClose: () => void }) {
  const words = useWords(flowWords)
  const ui = useWords(uiWords)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const form = useId()
  const { data } = useQuery(flowsQuery())
  const names = data?.items.map((item) => item.name) ?? []
  const [name, setName] = useState('')
  const [start, setStart] = useState<(typeof starts)[number]>(from ? 'copy' : 'inbound')
  const [source, setSource] = useState(from ?? '')
  const copied = source || names[0] || ''
  const refusal = !name
    ? null
    : names.includes(name)
      ? words['new.exists'](name)
      : rule.test(name)
        ? null
        : words['new.rule']
  const create = useMutation({
    mutationFn: async () => {
      const text =
        start === 'copy'
          ? (await queries.fetchQuery({ ...definitionQuery(copied), staleTime: 0 })).text
          : `${JSON.stringify(templates[start], null, 2)}\n`
      keepDraft(name, { base: 0, baseText: '', text })
      onClose()
      await navigate({ to: '/flows/$flow', params: { flow: name } })
    },
    onError: (error) => toastError(ui.failed, error),
  })
  const isReady = name !== '' && refusal === null && (start !== 'copy' || copied !== '')
  return (
    <Dialog
      open
      onClose={onClose}
      title={from ? words['copy.title'](from) : words.new}
      actions={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button kind="primary" type="submit" form={form} disabled={!isReady || create.isPending}>
            {words['new.create']}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) create.mutate()
        }}
      >
        <p>{words['new.text']}</p>
        <TextField
          label={words['new.name']}
          hint={words['new.name.hint']}
          value={name}
          onChange={setName}
          error={refusal}
        />
        {!from && (
          <Choice
            label={words['new.start']}
            value={start}
            onChange={setStart}
            options={starts
              .filter((each) => each !== 'copy' || names.length > 0)
              .map((value) => ({ value, label: words[`new.${value}`] }))}
          />
        )}
        {!from && start === 'copy' && (
          <SelectField
            label={words['new.source']}
            value={copied}
            onChange={setSource}
            options={names.map((value) => ({ value, label: value }))}
          />
        )}
      </form>
    </Dialog>
  )
}
