import { useMutation } from '@tanstack/react-query'
import { Check, KeyRound, X } from 'lucide-react'
import { testLogin } from '../../../../api/previews'
import { formatDuration } from '../../../../i18n/format'
import { useWords } from '../../../../i18n/words'
import { Button } from '../../../../ui/Button'
import { ErrorNote } from '../../../../ui/ErrorNote'
import { useDraftDocument } from '../DraftContext'
import { requestWords } from '../requestWords'
import styles from './cards.module.css'

/** Logs in with the draft, and shows what the other side answered. */
export function LoginTest({ which }: { which: 'erp' | 'omnitron' }) {
  const words = useWords(requestWords)
  const { definition } = useDraftDocument()
  const test = useMutation({ mutationFn: () => testLogin(definition) })
  const result = test.data?.[which]
  return (
    <div className={styles.test}>
      <Button size="s" icon={<KeyRound aria-hidden />} disabled={test.isPending} onClick={() => test.mutate()}>
        {test.isPending ? words.testing : words.test}
      </Button>
      {test.error && <ErrorNote error={test.error} />}
      {result && !test.isPending && (
        <p className={styles.answer} data-succeeded={result.succeeded || undefined}>
          {result.succeeded ? <Check aria-hidden /> : <X aria-hidden />}
          <span>{result.succeeded ? words['test.ok'](formatDuration(result.durationMs)) : result.error?.message}</span>
        </p>
      )}
    </div>
  )
}
