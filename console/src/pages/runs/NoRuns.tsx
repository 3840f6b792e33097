import { useQueries } from '@tanstack/react-query'
import { Activity, SearchX } from 'lucide-react'
import { countRunsQuery, type RunFilter } from '../../api/runs'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { runsRoute } from './route'
import { runsWords } from './words'

const parts = ['flow', 'status', 'by', 'period'] as const
type Part = (typeof parts)[number]

/** Says that there is no run, and which filter hides the most of them. */
export function NoRuns({ filter }: { filter: RunFilter }) {
  const words = useWords(runsWords)
  const navigate = runsRoute.useNavigate()
  const active = parts.filter((part) => (part === 'period' ? filter.from || filter.to : filter[part]))
  const counts = useQueries({ queries: active.map((part) => countRunsQuery(without(filter, part))) })
  if (active.length === 0)
    return (
      <Empty icon={<Activity aria-hidden />} title={words['empty.none.title']}>
        {words['empty.none.text']}
      </Empty>
    )

  const found = active
    .map((part, index) => ({ part, count: counts[index]?.data?.count ?? 0, isMore: counts[index]?.data?.isMore }))
    .sort((a, b) => b.count - a.count)[0]
  const hides = found && found.count > 0 ? found : null
  const remove = (part: Part) =>
    navigate({
      search: (before) => ({
        ...before,
        ...(part === 'period' ? { period: 'all', from: undefined, to: undefined } : { [part]: undefined }),
      }),
      replace: true,
    })
  return (
    <Empty
      icon={<SearchX aria-hidden />}
      title={words['empty.filter.title']}
      actions={
        <>
          {hides && (
            <Button kind="primary" onClick={() => remove(hides.part)}>
              {words['empty.filter.remove'](words[hides.part])}
            </Button>
          )}
          <Button onClick={() => navigate({ search: { period: 'all' } })}>{words['empty.filter.clear']}</Button>
        </>
      }
    >
      {hides
        ? words['empty.filter.hides'](words[hides.part], `${formatCount(hides.count)}${hides.isMore ? '+' : ''}`)
        : words['empty.filter.text']}
    </Empty>
  )
}

const without = (filter: RunFilter, part: Part): RunFilter =>
  part === 'period' ? { ...filter, from: undefined, to: undefined } : { ...filter, [part]: undefined }
