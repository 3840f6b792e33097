import { useQuery } from '@tanstack/react-query'
import { definitionQuery } from '../../api/definitions'
import { useWords } from '../../i18n/words'
import { oneOf } from '../../shell/search'
import { ErrorNote } from '../../ui/ErrorNote'
import { Card } from '../../ui/Page'
import { SkeletonRows } from '../../ui/Skeleton'
import { uiWords } from '../../ui/uiWords'
import { readDraft } from '../flow/draft'
import { FlowFrame } from '../flow/FlowFrame'
import { UnknownFlow } from '../flow/UnknownFlow'
import { Bench } from './Bench'
import { benchRoute } from './route'
import { benchSteps } from './steps'

/** Does this step of the flow do what I think? */
export function BenchPage() {
  const ui = useWords(uiWords)
  const { flow, step } = benchRoute.useParams()
  const { data: stored, error, refetch } = useQuery(definitionQuery(flow))
  const isUnknown = stored?.version === 0 && !readDraft(flow)
  return (
    <FlowFrame flow={flow}>
      {error && <ErrorNote error={error} onRetry={() => refetch()} />}
      {!stored && !error && (
        <Card>
          <SkeletonRows count={10} label={ui.loading} />
        </Card>
      )}
      {isUnknown && <UnknownFlow flow={flow} />}
      {stored && !isUnknown && (
        <Bench key={`${flow} ${step}`} flow={flow} step={oneOf(step, benchSteps) ?? 'script'} stored={stored} />
      )}
    </FlowFrame>
  )
}
