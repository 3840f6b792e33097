import { Pin, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useWords } from '../../../i18n/words'
import { usePreferences } from '../../../settings/preferences'
import { formatRelative } from '../../../time/moment'
import { Button, IconButton } from '../../../ui/Button'
import { useNow } from '../../../ui/useNow'
import styles from './SampleBar.module.css'
import { SampleDialog } from './SampleDialog'
import { sampleWords } from './sampleWords'
import { useSample } from './useSample'

interface Props {
  flow: string
  /** The definition with which the ERP is read. */
  definition: string
  /** What is shown of the sample, beside where it comes from. */
  children?: ReactNode
}

/** The pinned sample of a flow, and the way to pin another one. */
export function SampleBar({ flow, definition, children }: Props) {
  const words = useWords(sampleWords)
  const { language } = usePreferences()
  const { sample, pin, unpin } = useSample(flow)
  const now = useNow(sample !== null)
  const [isChoosing, setChoosing] = useState(false)
  return (
    <section className={styles.bar} aria-label={words.title}>
      <span className={styles.sign} data-pinned={sample !== null || undefined}>
        <Pin aria-hidden />
      </span>
      {sample ? (
        <p className={styles.text}>
          <b>{sample.row?.order ?? words[`from.${sample.source === 'run' ? 'pasted' : sample.source}`]}</b>
          <span className={styles.quiet}>
            {[
              sample.row && words['from.run'](sample.row.run, sample.row.row),
              words.pinned(
                formatRelative(new Date(sample.at), language, new Date(Math.max(now, Date.parse(sample.at)))),
              ),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
      ) : (
        <p className={styles.text}>{words.none}</p>
      )}
      {children}
      <Button size="s" kind={sample ? 'plain' : 'primary'} onClick={() => setChoosing(true)}>
        {sample ? words.change : words.pin}
      </Button>
      {sample && (
        <IconButton label={words.unpin} onClick={unpin}>
          <X aria-hidden />
        </IconButton>
      )}
      {isChoosing && (
        <SampleDialog flow={flow} definition={definition} onPin={pin} onClose={() => setChoosing(false)} />
      )}
    </section>
  )
}
