import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Eye, EyeOff, RotateCcw, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { acknowledgeError, type ErrorGroup, errorQuery, reopenError } from '../../api/errors'
import { useMay } from '../../api/me'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { toast, toastError } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import { BenchLink } from '../bench/BenchLink'
import { ErrorRerunDialog } from './ErrorRerunDialog'
import { IgnoreDialog } from './IgnoreDialog'
import { errorPageWords } from './words'

/** What the reader may do with the group now. */
export function ErrorActions({ group }: { group: ErrorGroup }) {
  const words = useWords(errorPageWords)
  const ui = useWords(uiWords)
  const queries = useQueryClient()
  const [asks, setAsks] = useState<'ignore' | 'rerun' | null>(null)
  const options = (done: string) => ({
    onSuccess: () => {
      toast(done)
      return Promise.all([
        queries.invalidateQueries({ queryKey: errorQuery(group.fingerprint).queryKey }),
        queries.invalidateQueries({ queryKey: ['errors'] }),
      ])
    },
    onError: (error: unknown) => toastError(ui.failed, error),
  })
  const acknowledge = useMutation({
    mutationFn: () => acknowledgeError(group.fingerprint),
    ...options(words.acknowledged),
  })
  const reopen = useMutation({ mutationFn: () => reopenError(group.fingerprint), ...options(words.reopened) })
  const mayAcknowledge = useMay('acknowledgeError')
  const mayIgnore = useMay('ignoreError')
  const mayReopen = useMay('reopenError')
  const mayRerun = useMay('rerunRuns')
  const isClosed = group.state === 'closed'
  return (
    <>
      {mayReopen && (group.state === 'acknowledged' || group.state === 'ignored') && (
        <Button icon={<RotateCcw aria-hidden />} disabled={reopen.isPending} onClick={() => reopen.mutate()}>
          {words.reopen}
        </Button>
      )}
      {mayIgnore && !isClosed && group.state !== 'ignored' && (
        <Button icon={<EyeOff aria-hidden />} onClick={() => setAsks('ignore')}>
          {words.ignore}
        </Button>
      )}
      {mayAcknowledge && group.state === 'open' && (
        <Button icon={<Eye aria-hidden />} disabled={acknowledge.isPending} onClick={() => acknowledge.mutate()}>
          {words.acknowledge}
        </Button>
      )}
      {!isClosed && benchFor(group) && (
        <BenchLink flow={group.flow} failed={group.step} search={{ error: group.fingerprint }}>
          {group.openOrders > 1 ? words.bench(formatCount(group.openOrders)) : words['bench.one']}
        </BenchLink>
      )}
      {mayRerun && group.openOrders > 0 && (
        <Button kind="primary" icon={<RotateCw aria-hidden />} onClick={() => setAsks('rerun')}>
          {group.openOrders === 1 ? words['rerun.one'] : words.rerun(formatCount(group.openOrders))}
        </Button>
      )}
      {asks === 'ignore' && <IgnoreDialog group={group} onClose={() => setAsks(null)} />}
      {asks === 'rerun' && <ErrorRerunDialog group={group} onClose={() => setAsks(null)} />}
    </>
  )
}

// A login or a connection is not corrected in a step of the flow.
const benchFor = (group: ErrorGroup) =>
  group.openOrders > 0 ? group.class === 'data' || group.class === 'ours' : /^(script|mapping)$/.test(group.step)
