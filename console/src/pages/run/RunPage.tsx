import { useQuery } from '@tanstack/react-query'
import { runQuery } from '../../api/runs'
import { Page } from '../../ui/Page'
import { runRoute } from './route'

export function RunPage() {
  const { id } = runRoute.useParams()
  const run = useQuery(runQuery(id))
  return <Page title={id}>{run.data?.status}</Page>
}
