import { useQuery } from '@tanstack/react-query'
import { definitionQuery } from '../../api/definitions'
import { useWords } from '../../i18n/words'
import { ErrorNote } from '../../ui/ErrorNote'
import { Card } from '../../ui/Page'
import { SkeletonRows } from '../../ui/Skeleton'
import { uiWords } from '../../ui/uiWords'
import { FlowFrame } from './FlowFrame'
import { triggerRoute } from './route'
import { Trigger } from './Trigger'

/** How a flow is started from outside, and a way to start it here. */
export function TriggerPage() {
  const ui = useWords(uiWords)
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
      {data && <Trigger key={flow} flow={flow} definition={data.text} />}
    </FlowFrame>
  )
}
