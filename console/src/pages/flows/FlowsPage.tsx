import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Download, Ellipsis, Plus, SearchX, Upload, Workflow } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { flowsQuery } from '../../api/flows'
import { useMay } from '../../api/me'
import { useWords } from '../../i18n/words'
import { useRowKeys } from '../../shell/useRowKeys'
import { Button, IconButton } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { ErrorNote } from '../../ui/ErrorNote'
import { FilterMenu } from '../../ui/FilterMenu'
import { Menu, MenuItem } from '../../ui/Menu'
import { Card, Page } from '../../ui/Page'
import { SkeletonRows } from '../../ui/Skeleton'
import { TextFilter } from '../../ui/TextFilter'
import { toastError } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import { download, exported } from './exchange'
import { FlowList } from './FlowList'
import styles from './FlowsPage.module.css'
import { fits } from './flowState'
import { directions, type FlowsSearch, flowsRoute, states } from './route'
import { flowsWords } from './words'

const ImportDialog = lazy(() => import('./ImportDialog'))
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
  const [shown, setShown] = useState<'new' | 'import' | null>(null)
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: async () =>
      download(
        'flows.json',
        await exported(
          queries,
          all.map((flow) => flow.name),
        ),
      ),
    onError: (error) => toastError(ui.failed, error),
  })
  const all = flows.data?.items ?? []
  const fitting = all.filter((flow) => fits(flow, search))
  const change = (part: FlowsSearch) => navigate({ search: (before) => ({ ...before, ...part }), replace: true })

  return (
    <Page
      title={words.title}
      actions={
        <>
          {(mayCreate || all.length > 0) && (
            <Menu
              align="end"
              trigger={
                <IconButton label={words.more}>
                  <Ellipsis aria-hidden />
                </IconButton>
              }
            >
              {mayCreate && (
                <MenuItem icon={<Upload aria-hidden />} onClick={() => setShown('import')}>
                  {words.import}…
                </MenuItem>
              )}
              {all.length > 0 && (
                <MenuItem icon={<Download aria-hidden />} onClick={() => save.mutate()}>
                  {words['export.all']}
                </MenuItem>
              )}
            </Menu>
          )}
          {mayCreate && (
            <Button kind="primary" icon={<Plus aria-hidden />} onClick={() => setShown('new')}>
              {words.new}
            </Button>
          )}
        </>
      }
    >
      {all.length > 0 && (
        <div className={styles.filters}>
          <TextFilter label={words.search} value={search.q} onChange={(q) => change({ q })} />
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
      <Card hidden={flows.isError && !flows.data}>
        {flows.isPending && <SkeletonRows count={5} label={ui.loading} />}
        {flows.isSuccess && all.length === 0 && (
          <Empty
            icon={<Workflow aria-hidden />}
            title={words['empty.title']}
            actions={
              mayCreate && (
                <>
                  <Button onClick={() => setShown('import')}>{words.import}…</Button>
                  <Button kind="primary" onClick={() => setShown('new')}>
                    {words.new}
                  </Button>
                </>
              )
            }
          >
            {words['empty.text']}
          </Empty>
        )}
        {all.length > 0 && fitting.length === 0 && (
          <Empty
            icon={<SearchX aria-hidden />}
            title={words['none.title']}
            actions={<Button onClick={() => navigate({ search: {} })}>{words['none.clear']}</Button>}
          />
        )}
        <FlowList ref={list} flows={fitting} />
      </Card>
      <Suspense>
        {shown === 'new' && <NewFlowDialog onClose={() => setShown(null)} />}
        {shown === 'import' && <ImportDialog onClose={() => setShown(null)} />}
      </Suspense>
    </Page>
  )
}
