import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { statsQuery } from '../../api/stats'
import { useFlowZone } from '../../api/useFlowZone'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { usePreferences } from '../../settings/preferences'
import { formatMoment } from '../../time/moment'
import { useZone } from '../../time/zone'
import { ErrorNote } from '../../ui/ErrorNote'
import { outcomeWords } from '../../ui/outcomeWords'
import { Skeleton } from '../../ui/Skeleton'
import { uiWords } from '../../ui/uiWords'
import { useIsNarrow } from '../../ui/useIsNarrow'
import styles from './Histogram.module.css'
import { type Bar, barsOf, countOf, type Ended, ended } from './histogram'
import { runsWords } from './words'

interface Props {
  flow: string | undefined
  status: Ended | undefined
  from: string | undefined
  to: string | undefined
  onChoose: (from: string, to: string) => void
}

/** The runs that started in the period and have ended, by status. A bar, or several that were dragged over, become the period. */
export function Histogram({ flow, status, from, to, onChoose }: Props) {
  // A finger needs wider bars.
  const isNarrow = useIsNarrow()
  const ui = useWords(uiWords)
  const { data, error, isPending, refetch } = useQuery(statsQuery({ flow, from, to }))
  const zone = useZone(useFlowZone(flow))
  const bars = data ? barsOf(data.items, Date.parse(data.from), Date.parse(data.to), isNarrow ? 28 : 72) : []
  // An error of a later call leaves the bars that are shown: they are asked for again by themselves.
  if (error && !data) return <ErrorNote error={error} onRetry={() => refetch()} />
  return (
    <div className={styles.frame}>
      {isPending && (
        <div role="status" className={styles.loading}>
          <span className="visually-hidden">{ui.loading}</span>
          <Skeleton width="100%" />
        </div>
      )}
      {data && <Bars key={`${data.from} ${bars.length}`} bars={bars} status={status} zone={zone} onChoose={onChoose} />}
    </div>
  )
}

interface BarsProps extends Pick<Props, 'status' | 'onChoose'> {
  bars: readonly Bar[]
  zone: string
}

function Bars({ bars, status, zone, onChoose }: BarsProps) {
  const words = useWords(runsWords)
  const outcomes = useWords(outcomeWords)
  const { language } = usePreferences()
  const chart = useRef<HTMLFieldSetElement>(null)
  const [current, setCurrent] = useState(bars.length - 1)
  const [anchor, setAnchor] = useState<number | null>(null)
  const max = Math.max(1, ...bars.map((bar) => countOf(bar, status)))
  const moment = (at: number) => formatMoment(new Date(at), zone, { language, always: true })
  const [first, last] = anchor === null ? [-1, -1] : [Math.min(anchor, current), Math.max(anchor, current)]

  const choose = (a: number, b: number) => {
    const [begin, end] = [bars[Math.min(a, b)], bars[Math.max(a, b)]]
    setAnchor(null)
    if (begin && end) onChoose(new Date(begin.from).toISOString(), new Date(end.to).toISOString())
  }
  const at = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    const index = Math.floor(((event.clientX - box.left) / box.width) * bars.length)
    return Math.min(bars.length - 1, Math.max(0, index))
  }
  const move = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (event.key === 'Escape') setAnchor(null)
    if (!by) return
    event.preventDefault()
    const next = Math.min(bars.length - 1, Math.max(0, current + by))
    setAnchor(event.shiftKey ? (anchor ?? current) : null)
    setCurrent(next)
    chart.current?.querySelectorAll('button')[next]?.focus()
  }

  return (
    <fieldset
      ref={chart}
      aria-label={words.histogram}
      className={styles.chart}
      onKeyDown={move}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setAnchor(at(event))
        setCurrent(at(event))
      }}
      onPointerMove={(event) => anchor !== null && event.buttons > 0 && setCurrent(at(event))}
      onPointerUp={(event) => anchor !== null && choose(anchor, at(event))}
      onPointerCancel={() => setAnchor(null)}
    >
      {bars.map((bar, index) => {
        const count = countOf(bar, status)
        const parts = ended.filter((each) => bar.runs[each] > 0 && (!status || each === status))
        const text = words['histogram.bar'](
          `${moment(bar.from)} – ${moment(bar.to)}`,
          parts.map((each) => `${formatCount(bar.runs[each])} ${outcomes[`status.${each}`]}`).join(', '),
        )
        return (
          <button
            key={bar.from}
            type="button"
            title={text}
            aria-label={text}
            tabIndex={index === current ? 0 : -1}
            data-chosen={(index >= first && index <= last) || undefined}
            className={styles.bar}
            onFocus={() => setCurrent(index)}
            // A pointer chooses when it is lifted; this is the keyboard.
            onClick={(event) => event.detail === 0 && choose(anchor ?? index, index)}
          >
            <span className={styles.stack} style={{ height: count === 0 ? 2 : `${Math.max(7, (count / max) * 100)}%` }}>
              {[...parts].reverse().map((each) => (
                <span key={each} data-status={each} style={{ flexGrow: bar.runs[each] }} />
              ))}
            </span>
          </button>
        )
      })}
      <span className={styles.begin} aria-hidden>
        {bars[0] && moment(bars[0].from)}
      </span>
      <span className={styles.end} aria-hidden>
        {moment(bars.at(-1)?.to ?? 0)}
      </span>
    </fieldset>
  )
}
