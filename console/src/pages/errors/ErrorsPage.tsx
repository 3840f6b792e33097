import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck, SearchX } from 'lucide-react'
import { useRef } from 'react'
import { errorsQuery, lastClosedQuery } from '../../api/errors'
import { flowsQuery } from '../../api/flows'
import { useFlowZone } from '../../api/useFlowZone'
import { useWords } from '../../i18n/words'
import { useRowKeys } from '../../shell/useRowKeys'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { ErrorNote } from '../../ui/ErrorNote'
import { errorWords } from '../../ui/errorWords'
import { FilterMenu } from '../../ui/FilterMenu'
import { MoreButton } from '../../ui/MoreButton'
import { Card, Page } from '../../ui/Page'
import { SkeletonRows } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import { uiWords } from '../../ui/uiWords'
import { ErrorLine } from './ErrorLine'
import styles from './ErrorsPage.module.css'
import { type ErrorsSearch, errorClasses, errorsRoute, sorts, states } from './route'
import { errorsWords } from './words'

/** The causes of failed rows and runs, the biggest first. */
export function ErrorsPage() {
  const words = useWords(errorsWords)
  const names = useWords(errorWords)
  const ui = useWords(uiWords)
  const search = errorsRoute.useSearch()
  const navigate = errorsRoute.useNavigate()
  const list = useRef<HTMLUListElement>(null)
  useRowKeys(list)

  const state = search.state ?? 'open'
  const sort = search.sort ?? 'biggest'
  const errors = useInfiniteQuery(
    errorsQuery({ state: state === 'all' ? undefined : state, flow: search.flow, class: search.class, sort }),
  )
  const { data: flows } = useQuery(flowsQuery())
  const items = errors.data?.pages.flatMap((page) => page.items) ?? []
  const change = (part: ErrorsSearch) => navigate({ search: (before) => ({ ...before, ...part }), replace: true })

  return (
    <Page title={words.title}>
      <div className={styles.filters}>
        <FilterMenu
          label={words.state}
          required
          value={state}
          options={states.map((value) => ({ value, label: names[`state.${value}`] }))}
          onChange={(value) => change({ state: states.find((each) => each === value) })}
        />
        <FilterMenu
          label={words.flow}
          value={search.flow}
          options={(flows?.items ?? []).map(({ name }) => ({ value: name, label: name }))}
          onChange={(flow) => change({ flow })}
        />
        <FilterMenu
          label={words.class}
          value={search.class}
          options={errorClasses.map((value) => ({ value, label: names[`class.${value}`] }))}
          onChange={(value) => change({ class: errorClasses.find((each) => each === value) })}
        />
        <FilterMenu
          label={words.sort}
          required
          value={sort}
          options={sorts.map((value) => ({ value, label: words[value] }))}
          onChange={(value) => change({ sort: sorts.find((each) => each === value) })}
        />
      </div>
      {errors.isError && <ErrorNote error={errors.error} onRetry={() => errors.refetch()} />}
      <Card className={errors.isPlaceholderData ? styles.waiting : undefined} hidden={errors.isError && !errors.data}>
        {errors.isPending && <SkeletonRows count={6} label={ui.loading} />}
        {errors.isSuccess &&
          items.length === 0 &&
          (state === 'open' && !search.class ? (
            <NothingOpen flow={search.flow} />
          ) : (
            <Empty
              icon={<SearchX aria-hidden />}
              title={words['empty.filter']}
              actions={<Button onClick={() => navigate({ search: {} })}>{words['empty.clear']}</Button>}
            />
          ))}
        <ul ref={list}>
          {items.map((group) => (
            <ErrorLine key={group.fingerprint} group={group} />
          ))}
        </ul>
        <MoreButton list={errors} />
      </Card>
    </Page>
  )
}

function NothingOpen({ flow }: { flow: string | undefined }) {
  const words = useWords(errorsWords)
  const { data: last } = useQuery(lastClosedQuery(flow))
  const zone = useFlowZone(last?.flow)
  return (
    <Empty icon={<CircleCheck aria-hidden />} title={words['empty.open']}>
      <p>{words['empty.open.text']}</p>
      {last?.closedAt && (
        <p>
          {words['empty.last']} <Time at={last.closedAt} flowZone={zone} />
          {': '}
          <Link to="/errors/$fingerprint" params={{ fingerprint: last.fingerprint }} className={styles.link}>
            {last.message}
          </Link>
        </p>
      )}
    </Empty>
  )
}
