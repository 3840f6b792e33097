import { useQuery } from '@tanstack/react-query'
import { Link, type LinkProps, linkOptions } from '@tanstack/react-router'
import { BellRing, ChevronRight, CircleAlert, CircleCheck, Hand, RotateCw, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { alarmsQuery } from '../../api/alarms'
import { type ErrorGroup, openErrorsQuery } from '../../api/errors'
import type { FlowItem } from '../../api/flows'
import { useOnlyFlow } from '../../api/me'
import { healthQuery } from '../../api/system'
import { zoneOf } from '../../api/useFlowZone'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { ErrorNote } from '../../ui/ErrorNote'
import { Section } from '../../ui/Section'
import { SkeletonRows } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import { uiWords } from '../../ui/uiWords'
import { reasonText } from '../alarms/figure'
import { alarmsWords } from '../alarms/words'
import { aboutAlarm, firingAlarms } from './firingAlarms'
import styles from './Needs.module.css'
import { overviewWords } from './words'

const shown = 6

/** The open causes of errors, alarms that fire, runs that wait for a person, and flows that cannot be read. */
export function Needs({ flows }: { flows: readonly FlowItem[] }) {
  const words = useWords(overviewWords)
  const alarmWords = useWords(alarmsWords)
  const ui = useWords(uiWords)
  const errors = useQuery(openErrorsQuery(shown))
  const health = useQuery(healthQuery())
  const alarms = useQuery(alarmsQuery())
  const groups = errors.data?.items ?? []
  const isMore = Boolean(errors.data?.continuation)
  const only = useOnlyFlow()
  // The health is of all flows, for every caller.
  const waiting = (health.data?.runs ?? []).filter((run) => run.state !== 'failed' && (!only || run.flow === only))
  const broken = flows.filter((flow) => flow.error)
  const firing = firingAlarms(alarms.data?.items ?? [])
  const zone = (flow: string) => zoneOf(flows.find((item) => item.name === flow))
  const count = groups.length + waiting.length + broken.length + firing.length
  return (
    <Section title={words.needs} count={count > 0 ? `${formatCount(count)}${isMore ? '+' : ''}` : undefined}>
      {errors.error && <ErrorNote error={errors.error} onRetry={() => errors.refetch()} />}
      {alarms.error && <ErrorNote error={alarms.error} onRetry={() => alarms.refetch()} />}
      {(errors.isPending || health.isPending || alarms.isPending) && <SkeletonRows count={3} label={ui.loading} />}
      {errors.isSuccess && health.isSuccess && alarms.isSuccess && count === 0 && (
        <div className={styles.calm}>
          <CircleCheck aria-hidden />
          <div>
            <p className={styles.calmTitle}>{words['needs.none']}</p>
            <p>{words['needs.none.text']}</p>
          </div>
        </div>
      )}
      <ul>
        {waiting.map((run) => (
          <Need
            key={run.run}
            icon={run.state === 'held' ? <Hand aria-hidden /> : <RotateCw aria-hidden />}
            head={run.state === 'held' ? words.held : words.stuck}
            flow={run.flow}
            detail={run.code}
            time={<Time at={run.at} flowZone={zone(run.flow)} />}
            link={linkOptions({ to: '/runs/$id', params: { id: run.run } })}
          />
        ))}
        {broken.map((flow) => (
          <Need
            key={flow.name}
            icon={<CircleAlert aria-hidden />}
            head={words.unreadable}
            flow={flow.name}
            detail={flow.error}
            link={linkOptions({ to: '/flows', search: { state: 'unreadable' } })}
          />
        ))}
        {firing.map(({ flow, alarm }) => (
          <Need
            key={`${flow} ${alarm.alarm}`}
            icon={<BellRing aria-hidden />}
            head={words.alarm(alarmWords[`alarm.${alarm.alarm}`])}
            flow={flow}
            detail={reasonText(alarm, alarmWords)}
            time={
              alarm.since && (
                <>
                  {words.since} <Time at={alarm.since} flowZone={zone(flow)} />
                </>
              )
            }
            link={aboutAlarm(flow, alarm.alarm)}
          />
        ))}
        {groups.map((group) => (
          <Need
            key={group.fingerprint}
            icon={<TriangleAlert aria-hidden />}
            head={sizeOf(group, words)}
            flow={group.flow}
            detail={group.message}
            time={
              <>
                {words.since} <Time at={group.firstSeen} flowZone={zone(group.flow)} />
              </>
            }
            link={linkOptions({ to: '/errors/$fingerprint', params: { fingerprint: group.fingerprint } })}
          />
        ))}
      </ul>
      {isMore && (
        <Link to="/errors" className={styles.all}>
          {words['needs.all']}
        </Link>
      )}
    </Section>
  )
}

/** How much a cause holds up: orders, or runs that end before their rows. */
function sizeOf(group: ErrorGroup, words: typeof overviewWords.en | typeof overviewWords.tr) {
  const orders = group.openOrders || group.orders
  if (orders > 0) return orders === 1 ? words.order : words.orders(formatCount(orders))
  return group.runs === 1 ? words.run : words.runs(formatCount(group.runs))
}

interface NeedProps {
  icon: ReactNode
  head: string
  flow: string
  detail: string | null | undefined
  time?: ReactNode
  /** What it is about. */
  link: LinkProps
}

function Need({ icon, head, flow, detail, time, link }: NeedProps) {
  return (
    <li>
      <Link {...link} className={styles.need}>
        <span className={styles.icon}>{icon}</span>
        <span className={styles.text}>
          <span className={styles.head}>
            <strong>{head}</strong>
            <span className={styles.flow}>{flow}</span>
          </span>
          {detail && <span className={styles.detail}>{detail}</span>}
        </span>
        <span className={styles.time}>{time}</span>
        <ChevronRight aria-hidden className={styles.open} />
      </Link>
    </li>
  )
}
