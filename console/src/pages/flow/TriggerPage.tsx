import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Webhook } from 'lucide-react'
import { definitionQuery } from '../../api/definitions'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { ErrorNote } from '../../ui/ErrorNote'
import { Card } from '../../ui/Page'
import { SkeletonRows } from '../../ui/Skeleton'
import { uiWords } from '../../ui/uiWords'
import { FlowFrame } from './FlowFrame'
import { directionOf } from './parameters'
import { triggerRoute } from './route'
import { Trigger } from './Trigger'
import { UnknownFlow } from './UnknownFlow'
import { flowWords } from './words'

/** How a flow is started from outside, and a way to start it here. */
export function TriggerPage() {
  const ui = useWords(uiWords)
  const words = useWords(flowWords)
  const navigate = useNavigate()
  const { flow } = triggerRoute.useParams()
  const { data, error, refetch } = useQuery(definitionQuery(flow))
  return (
    <FlowFrame flow={flow}>
      {error && <ErrorNote error={error} onRetry={() => refetch()} />}
      {!data && !error && (
        <Card>
          <SkeletonRows count={5} label={ui.loading} />
        </Card>
      )}
      {data?.version === 0 && <UnknownFlow flow={flow} />}
      {data && directionOf(data.text) === 'outbound' && (
        <Card>
          <Empty
            icon={<Webhook aria-hidden />}
            title={words['trigger.outbound']}
            actions={
              <Button onClick={() => navigate({ to: '/flows/$flow', params: { flow }, search: { step: 'outbound' } })}>
                {words['trigger.outbound.go']}
              </Button>
            }
          >
            {words['trigger.outbound.text']}
          </Empty>
        </Card>
      )}
      {data && data.version > 0 && directionOf(data.text) !== 'outbound' && (
        <Trigger key={flow} flow={flow} definition={data.text} />
      )}
    </FlowFrame>
  )
}
