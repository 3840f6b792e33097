import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { type FetchPreview, testFetch } from '../../../api/previews'
import { useWords } from '../../../i18n/words'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { ParameterFields } from '../ParameterFields'
import { filled, parametersOf } from '../parameters'
import styles from './SampleDialog.module.css'
import type { Sample } from './sample'
import { sampleWords } from './sampleWords'

interface Props {
  definition: string
  onPin: (sample: Omit<Sample, 'at'>) => void
}

/** A page that the ERP returns now. */
export function ErpSample({ definition, onPin }: Props) {
  const words = useWords(sampleWords)
  const [values, setValues] = useState<Record<string, string>>({})
  const fetch = useMutation({
    mutationFn: () => testFetch(JSON.parse(definition), filled(values)),
  })
  // Not called after the dialog is closed: what was cancelled is not pinned.
  const onSuccess = ({ page, items, error }: FetchPreview) => {
    if (error) return
    const text = typeof page === 'string' ? page : JSON.stringify(page, null, 2)
    onPin({ source: 'erp', text, isPage: true, items, attributes: filled(values), row: null })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        fetch.mutate(undefined, { onSuccess })
      }}
    >
      <ParameterFields parameters={parametersOf(definition)} values={values} onChange={setValues} />
      <p className={styles.text}>{words.parameters}</p>
      {fetch.error && <ErrorNote error={fetch.error} />}
      {fetch.data?.error && <p className={styles.wrong}>{fetch.data.error.message}</p>}
      <Button type="submit" kind="primary" icon={<Download aria-hidden />} disabled={fetch.isPending}>
        {fetch.isPending ? words.fetching : words.fetch}
      </Button>
    </form>
  )
}
