import { useQuery } from '@tanstack/react-query'
import { definitionQuery } from '../../api/definitions'
import { useWords } from '../../i18n/words'
import { ErrorNote } from '../../ui/ErrorNote'
import { Card } from '../../ui/Page'
import { SkeletonRows } from '../../ui/Skeleton'
import { uiWords } from '../../ui/uiWords'
import { Editor } from './Editor'
import { FlowFrame } from './FlowFrame'
import { flowRoute } from './route'
import { ViewSwitch } from './ViewSwitch'

/** What a flow is, to read and to change. */
export function EditorPage() {
  const ui = useWords(uiWords)
  const { flow } = flowRoute.useParams()
  const { data: stored, error, refetch } = useQuery(definitionQuery(flow))
  return (
    <FlowFrame flow={flow} actions={<ViewSwitch />}>
      {error && <ErrorNote error={error} onRetry={() => refetch()} />}
      {!stored && !error && (
        <Card>
          <SkeletonRows count={10} label={ui.loading} />
        </Card>
      )}
      {stored && <Editor key={flow} flow={flow} stored={stored} />}
    </FlowFrame>
  )
}
