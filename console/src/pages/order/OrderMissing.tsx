import { useMutation } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import { type FlowItem, triggerFlow } from '../../api/flows'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { Card } from '../../ui/Page'
import { toast, toastError } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import { orderRoute } from './route'
import { orderWords } from './words'

/** No run has had the order. Inbound flows can ask the ERP for it. */
export function OrderMissing({ number, flows }: { number: string; flows: readonly FlowItem[] }) {
  const words = useWords(orderWords)
  const ui = useWords(uiWords)
  const navigate = orderRoute.useNavigate()
  const fetch = useMutation({
    mutationFn: (flow: string) => triggerFlow(flow, { number }),
    onSuccess: ({ runId }) => {
      toast(words['none.started'])
      return navigate({ to: '/runs/$id', params: { id: runId } })
    },
    onError: (error) => toastError(ui.failed, error),
  })
  return (
    <Card>
      <Empty
        icon={<SearchX aria-hidden />}
        title={words['none.title']}
        actions={flows
          .filter((flow) => flow.direction === 'inbound')
          .map((flow) => (
            <Button key={flow.name} disabled={fetch.isPending} onClick={() => fetch.mutate(flow.name)}>
              {words['none.fetch'](flow.name)}
            </Button>
          ))}
      >
        {words['none.text']}
      </Empty>
    </Card>
  )
}
