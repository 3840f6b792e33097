import { Pin } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/words'
import { Button } from '../../../ui/Button'
import { TextArea } from '../../../ui/Field'
import styles from './SampleDialog.module.css'
import type { Sample } from './sample'
import { sampleWords } from './sampleWords'

/** Data that a person copied from elsewhere. */
export function PastedSample({ onPin }: { onPin: (sample: Omit<Sample, 'at'>) => void }) {
  const words = useWords(sampleWords)
  const [text, setText] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onPin({ source: 'pasted', text, isPage: false, items: null, attributes: {}, row: null })
      }}
    >
      <TextArea rows={10} label={words.paste} value={text} onChange={setText} />
      <div className={styles.action}>
        <Button type="submit" kind="primary" icon={<Pin aria-hidden />} disabled={text.trim() === ''}>
          {words['paste.pin']}
        </Button>
      </div>
    </form>
  )
}
