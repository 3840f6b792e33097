import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { testFetch } from '../../api/previews'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { uiWords } from '../../ui/uiWords'
import { ParameterFields } from '../flow/ParameterFields'
import { filled, parametersOf } from '../flow/parameters'
import { type BenchInput, inputAfter } from './benchInput'
import type { BenchStep } from './steps'
import { benchWords } from './words'

interface Props {
  step: BenchStep
  definition: Readonly<Record<string, unknown>>
  definitionText: string
  onLoad: (input: BenchInput) => void
  onClose: () => void
}

/** Reads the first page of the ERP with the draft. */
export function FetchDialog({ step, definition, definitionText, onLoad, onClose }: Props) {
  const words = useWords(benchWords)
  const ui = useWords(uiWords)
  const form = useId()
  const [values, setValues] = useState<Record<string, string>>({})
  const fetched = useMutation({
    mutationFn: async (): Promise<BenchInput> => {
      const parameters = filled(values)
      const { page, error } = await testFetch(definition, parameters)
      if (error) throw new Error(error.message)
      const text = typeof page === 'string' ? page : JSON.stringify(page, null, 2)
      const { signal } = new AbortController()
      return { ...(await inputAfter(definition, step, text, parameters, signal)), source: 'erp' }
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
      title={words['erp.title']}
      actions={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button kind="primary" type="submit" form={form} disabled={fetched.isPending}>
            {words['erp.go']}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          fetched.mutate(undefined, { onSuccess })
        }}
      >
        <p>{words['erp.text']}</p>
        <ParameterFields parameters={parametersOf(definitionText)} values={values} onChange={setValues} />
      </form>
      {fetched.error && <ErrorNote error={fetched.error} />}
    </Dialog>
  )
}
