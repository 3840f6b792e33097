import { useState } from 'react'
import { useMay } from '../../../api/me'
import { useWords } from '../../../i18n/words'
import { Dialog } from '../../../ui/Dialog'
import { Choice } from '../../../ui/Field'
import { directionOf } from '../parameters'
import { ErpSample } from './ErpSample'
import { PastedSample } from './PastedSample'
import { RunSample } from './RunSample'
import type { Sample } from './sample'
import { sampleWords } from './sampleWords'

interface Props {
  flow: string
  /** The definition with which the ERP is read. */
  definition: string
  onPin: (sample: Sample) => void
  onClose: () => void
}

/** Chooses a sample: from the ERP, from a row of a run, or pasted. */
export function SampleDialog({ flow, definition, onPin, onClose }: Props) {
  const words = useWords(sampleWords)
  const mayFetch = useMay('testFetch') && directionOf(definition) !== 'outbound'
  const sources = mayFetch ? (['run', 'erp', 'pasted'] as const) : (['run', 'pasted'] as const)
  const [source, setSource] = useState<(typeof sources)[number]>('run')
  const pin = (sample: Omit<Sample, 'at'>) => {
    onPin({ ...sample, at: new Date().toISOString() })
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={words.pin}>
      <Choice
        label={words.source}
        value={source}
        onChange={setSource}
        options={sources.map((value) => ({ value, label: words[`source.${value}`] }))}
      />
      {source === 'run' && <RunSample flow={flow} onPin={pin} />}
      {source === 'erp' && <ErpSample definition={definition} onPin={pin} />}
      {source === 'pasted' && <PastedSample onPin={pin} />}
    </Dialog>
  )
}
