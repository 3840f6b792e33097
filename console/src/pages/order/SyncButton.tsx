import { useMutation } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useMay } from '../../api/me'
import { syncOrder } from '../../api/orders'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { toast, toastError } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import { orderRoute } from './route'
import { orderWords } from './words'

/** Reads the order from its ERP now. Without a flow that can, there is no button. */
export function SyncButton({ number, flow, label }: { number: string; flow: string | undefined; label?: string }) {
  const words = useWords(orderWords)
  const ui = useWords(uiWords)
  const navigate = orderRoute.useNavigate()
  const may = useMay('syncOrder')
  const sync = useMutation({
    mutationFn: () => syncOrder(number, flow),
    onSuccess: ({ runId }) => {
      toast(words['none.started'])
      return navigate({ to: '/runs/$id', params: { id: runId } })
    },
    onError: (error) => toastError(ui.failed, error),
  })
  if (!may || !flow) return null
  return (
    <Button size="s" icon={<RefreshCw aria-hidden />} disabled={sync.isPending} onClick={() => sync.mutate()}>
      {label ?? words.sync}
    </Button>
  )
}
