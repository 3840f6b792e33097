import { Link } from '@tanstack/react-router'
import { ArrowDownToLine, ArrowUpFromLine } from 'lucide-react'
import type { FlowItem } from '../../api/flows'
import { zoneOf } from '../../api/useFlowZone'
import { formatCount, formatDuration } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { usePreferences } from '../../settings/preferences'
import { StatusSign } from '../../ui/Outcome'
import { RecentRuns } from '../../ui/RecentRuns'
import { Time } from '../../ui/Time'
import { FlowActions } from './FlowActions'
import styles from './FlowLine.module.css'
import { stateOf } from './flowState'
import { scheduleText } from './scheduleText'
import { flowsWords } from './words'

/** A flow in the list: when it runs, how its last runs ended, and how far it has read. */
export function FlowLine({ flow }: { flow: FlowItem }) {
  const words = useWords(flowsWords)
  const { language } = usePreferences()
  const zone = zoneOf(flow)
  const state = stateOf(flow)
  const recent = flow.recent ?? []
  const Icon = flow.direction === 'outbound' ? ArrowUpFromLine : ArrowDownToLine
  return (
    <li className={styles.line} data-state={state}>
      <span className={styles.icon} title={flow.direction ? words[`${flow.direction}.meaning`] : undefined}>
        <Icon aria-hidden />
        <span className="visually-hidden">{flow.direction ? words[flow.direction] : ''}</span>
      </span>
      <span className={styles.main}>
        <Link to="/flows/$flow" params={{ flow: flow.name }} className={styles.name} data-row>
          {flow.name}
        </Link>
        <span className={styles.sub}>{flow.error ?? scheduleText(flow, words, language)}</span>
      </span>
      <span className={styles.state}>
        {state === 'paused' && (
          <span className={styles.badge} title={flow.paused?.reason ?? undefined}>
            {flow.paused?.until ? (
              <>
                {words['paused.until']} <Time at={flow.paused.until} flowZone={zone} />
              </>
            ) : (
              words['paused.open']
            )}
          </span>
        )}
        {state === 'paused' && flow.paused && (
          <span className={styles.sub} title={flow.paused.reason ?? undefined}>
            {[flow.paused.by, flow.paused.reason].filter(Boolean).join(': ')}
          </span>
        )}
        {(state === 'disabled' || state === 'unreadable') && <span className={styles.badge}>{words[state]}</span>}
        {state === 'active' && flow.next && (
          <>
            <span className={styles.label}>{words.next}</span> <Time at={flow.next.at} flowZone={zone} />
          </>
        )}
      </span>
      <span className={styles.recent}>
        <RecentRuns runs={recent} label={words.recent(recent.length)} />
      </span>
      <span className={styles.last}>
        {flow.lastRun ? (
          <Link to="/runs/$id" params={{ id: flow.lastRun.id }} className={styles.lastRun}>
            <StatusSign status={flow.lastRun.status} />
            <Time at={flow.lastRun.started} flowZone={zone} relative />
          </Link>
        ) : (
          <span className={styles.sub}>{words['last.none']}</span>
        )}
        {flow.watermarkAgeSeconds != null && (
          <span className={styles.sub}>{words.behind(formatDuration(flow.watermarkAgeSeconds * 1000))}</span>
        )}
      </span>
      <span className={styles.open}>
        {(flow.openErrors ?? 0) > 0 && (
          <Link to="/errors" search={{ flow: flow.name }} className={styles.errors}>
            {words.openErrors(formatCount(flow.openErrors ?? 0))}
          </Link>
        )}
      </span>
      <FlowActions flow={flow} state={state} />
    </li>
  )
}
