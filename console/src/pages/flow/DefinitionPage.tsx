import { useQuery } from '@tanstack/react-query'
import { definitionQuery } from '../../api/definitions'
import { useWords } from '../../i18n/words'
import { ErrorNote } from '../../ui/ErrorNote'
import { Card } from '../../ui/Page'
import { SkeletonRows } from '../../ui/Skeleton'
import { uiWords } from '../../ui/uiWords'
import { Definition } from './Definition'
import { FlowFrame } from './FlowFrame'
import { flowRoute } from './route'

/** What a flow is, to read and to change. */
export function DefinitionPage() {
  const ui = useWords(uiWords)
  const { flow } = flowRoute.useParams()
  const { data: stored, error, refetch } = useQuery(definitionQuery(flow))
  return (
    <FlowFrame flow={flow}>
      {error && <ErrorNote error={error} onRetry={() => refetch()} />}
      {!stored && !error && (
        <Card>
          <SkeletonRows count={10} label={ui.loading} />
        </Card>
      )}
      {stored && <Definition key={flow} flow={flow} stored={stored} />}
    </FlowFrame>
  )
}
