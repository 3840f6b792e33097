import { useQuery } from '@tanstack/react-query'
import { Plus, SearchX, Workflow } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { type FlowItem, flowsQuery } from '../../api/flows'
import { useMay } from '../../api/me'
import { useWords } from '../../i18n/words'
import { useRowKeys } from '../../shell/useRowKeys'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { ErrorNote } from '../../ui/ErrorNote'
import { FilterMenu } from '../../ui/FilterMenu'
import { Card, Page } from '../../ui/Page'
import { SkeletonRows } from '../../ui/Skeleton'
import { uiWords } from '../../ui/uiWords'
import { FlowLine } from './FlowLine'
import styles from './FlowsPage.module.css'
import { stateOf } from './flowState'
import { directions, type FlowsSearch, flowsRoute, states } from './route'
import { flowsWords } from './words'

const NewFlowDialog = lazy(() => import('../flow/NewFlowDialog'))

/** Whether each flow is on time. */
export function FlowsPage() {
  const words = useWords(flowsWords)
  const ui = useWords(uiWords)
  const search = flowsRoute.useSearch()
  const navigate = flowsRoute.useNavigate()
  const list = useRef<HTMLUListElement>(null)
  useRowKeys(list)
  const flows = useQuery(flowsQuery())
  const mayCreate = useMay('putFlow')
  const [creates, setCreates] = useState(false)
  const all = flows.data?.items ?? []
  const shown = all.filter((flow) => fits(flow, search))
  const change = (part: FlowsSearch) => navigate({ search: (before) => ({ ...before, ...part }), replace: true })

  return (
    <Page
      title={words.title}
      actions={
        mayCreate && (
          <Button kind="primary" icon={<Plus aria-hidden />} onClick={() => setCreates(true)}>
            {words.new}
          </Button>
        )
      }
    >
      {all.length > 0 && (
        <div className={styles.filters}>
          <FilterMenu
            label={words.direction}
            value={search.direction}
            options={directions.map((value) => ({ value, label: words[value] }))}
            onChange={(value) => change({ direction: directions.find((each) => each === value) })}
          />
          <FilterMenu
            label={words.state}
            value={search.state}
            options={states.map((value) => ({ value, label: words[value] }))}
            onChange={(value) => change({ state: states.find((each) => each === value) })}
          />
        </div>
      )}
      {flows.error && <ErrorNote error={flows.error} onRetry={() => flows.refetch()} />}
      <Card>
        {flows.isPending && <SkeletonRows count={5} label={ui.loading} />}
        {flows.isSuccess && all.length === 0 && (
          <Empty icon={<Workflow aria-hidden />} title={words['empty.title']}>
            {words['empty.text']}
          </Empty>
        )}
        {all.length > 0 && shown.length === 0 && (
          <Empty
            icon={<SearchX aria-hidden />}
            title={words['none.title']}
            actions={<Button onClick={() => navigate({ search: {} })}>{words['none.clear']}</Button>}
          />
        )}
        <ul ref={list}>
          {shown.map((flow) => (
            <FlowLine key={flow.name} flow={flow} />
          ))}
        </ul>
      </Card>
      <Suspense>{creates && <NewFlowDialog onClose={() => setCreates(false)} />}</Suspense>
    </Page>
  )
}

const fits = (flow: FlowItem, search: FlowsSearch) =>
  (!search.direction || flow.direction === search.direction) &&
  (!search.state || stateOf(flow) === search.state) &&
  (!search.q || flow.name.includes(search.q.toLowerCase()))
