import type { FlowItem } from '../../api/flows'
import { useFlowZone } from '../../api/useFlowZone'
import { useWords } from '../../i18n/words'
import { usePreferences } from '../../settings/preferences'
import { formatMoment } from '../../time/moment'
import { useZone } from '../../time/zone'
import { FilterMenu } from '../../ui/FilterMenu'
import { StatusTag } from '../../ui/Outcome'
import styles from './RunsPage.module.css'
import { type Period, periods, runsRoute, statuses } from './route'
import { runsWords, startedBy } from './words'

/** The filters of the list, which are in the URL: each view is a link. */
export function RunsFilters({ flows }: { flows: readonly FlowItem[] }) {
  const words = useWords(runsWords)
  const { language } = usePreferences()
  const search = runsRoute.useSearch()
  const zone = useZone(useFlowZone(search.flow))
  const navigate = runsRoute.useNavigate()
  const change = (part: Partial<typeof search>) =>
    navigate({ search: (before) => ({ ...before, ...part }), replace: true })

  const span = [search.from, search.to]
    .map((moment) => (moment ? formatMoment(new Date(moment), zone, { language, always: true }) : ''))
    .join(' – ')

  return (
    <div className={styles.filters}>
      <FilterMenu
        label={words.flow}
        value={search.flow}
        options={flows.map((flow) => ({ value: flow.name, label: flow.name }))}
        onChange={(flow) => change({ flow })}
      />
      <FilterMenu
        label={words.status}
        value={search.status}
        options={statuses.map((status) => ({ value: status, label: <StatusTag status={status} /> }))}
        onChange={(status) => change({ status: statuses.find((each) => each === status) })}
      />
      <FilterMenu
        label={words.by}
        value={search.by}
        options={['System', 'trigger', 'erp'].map((by) => ({ value: by, label: startedBy(by, words) }))}
        onChange={(by) => change({ by })}
      />
      {search.from || search.to ? (
        <FilterMenu
          label={words.period}
          value="span"
          shown={span}
          options={[]}
          onChange={() => change({ from: undefined, to: undefined })}
        />
      ) : (
        <FilterMenu
          label={words.period}
          value={search.period === 'all' ? undefined : (search.period ?? '7d')}
          options={periods
            .filter((period) => period !== 'all')
            .map((period) => ({ value: period, label: words[`period.${period}`] }))}
          onChange={(period) => change({ period: period === '7d' ? undefined : ((period ?? 'all') as Period) })}
        />
      )}
    </div>
  )
}
