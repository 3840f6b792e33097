import { Link } from '@tanstack/react-router'
import type { FlowItem } from '../../api/flows'
import { zoneOf } from '../../api/useFlowZone'
import { useWords } from '../../i18n/words'
import { Section } from '../../ui/Section'
import section from '../../ui/Section.module.css'
import { Time } from '../../ui/Time'
import styles from './Next.module.css'
import { overviewWords } from './words'

const shown = 6

/** The next scheduled runs, the soonest first. */
export function Next({ flows }: { flows: readonly FlowItem[] }) {
  const words = useWords(overviewWords)
  const next = flows
    .flatMap((flow) => (flow.next ? [{ flow, at: flow.next.at }] : []))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .slice(0, shown)
  return (
    <Section title={words.next}>
      {next.length === 0 && <p className={section.none}>{words['next.none']}</p>}
      <ol>
        {next.map(({ flow, at }) => (
          <li key={flow.name}>
            <Link to="/flows/$flow" params={{ flow: flow.name }} className={styles.next}>
              <span className={styles.time}>
                <Time at={at} flowZone={zoneOf(flow)} />
              </span>
              <span className={styles.flow}>{flow.name}</span>
              <span className={styles.relative}>
                <Time at={at} flowZone={zoneOf(flow)} relative />
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </Section>
  )
}
