import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { BellOff } from 'lucide-react'
import { alarmsQuery } from '../../api/alarms'
import { useMay } from '../../api/me'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { ErrorNote } from '../../ui/ErrorNote'
import { Card, Page } from '../../ui/Page'
import { SkeletonRows } from '../../ui/Skeleton'
import { uiWords } from '../../ui/uiWords'
import styles from './AlarmsPage.module.css'
import { FlowAlarms } from './FlowAlarms'
import { alarmsWords } from './words'

/** Whether people would hear of a failure: each alarm with its figure now. */
export function AlarmsPage() {
  const words = useWords(alarmsWords)
  const ui = useWords(uiWords)
  const alarms = useQuery(alarmsQuery())
  const navigate = useNavigate()
  const mayEdit = useMay('putFlow')
  const items = alarms.data?.items ?? []
  const firing = (flow: (typeof items)[number]) => flow.alarms.filter((alarm) => alarm.firing).length
  return (
    <Page title={words.title}>
      {alarms.error && <ErrorNote error={alarms.error} onRetry={() => alarms.refetch()} />}
      {alarms.isPending && (
        <Card>
          <SkeletonRows count={5} label={ui.loading} />
        </Card>
      )}
      {alarms.isSuccess && items.length === 0 && (
        <Card>
          <Empty
            icon={<BellOff aria-hidden />}
            title={words['empty.title']}
            actions={mayEdit && <Button onClick={() => navigate({ to: '/flows' })}>{words['empty.flows']}</Button>}
          >
            {mayEdit ? words['empty.text'] : words['empty.reader']}
          </Empty>
        </Card>
      )}
      <div className={styles.flows}>
        {[...items]
          .sort((a, b) => firing(b) - firing(a) || a.flow.localeCompare(b.flow))
          .map((flow) => (
            <FlowAlarms key={flow.flow} flow={flow} />
          ))}
      </div>
    </Page>
  )
}
