import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { healthQuery, type SystemInfo } from '../../api/system'
import { useWords } from '../../i18n/words'
import { shellWords } from '../../shell/shellWords'
import { Fact } from '../../ui/Fact'
import { Section } from '../../ui/Section'
import { Time } from '../../ui/Time'
import styles from './Host.module.css'
import { settingsWords } from './words'

/** The health, the versions and the engines of the host. */
export function Host({ system }: { system: SystemInfo }) {
  const words = useWords(settingsWords)
  const shell = useWords(shellWords)
  const { data: health } = useQuery(healthQuery())
  const missing = Object.entries(system.engines.missing)
  return (
    <Section title={words.host}>
      <dl className={styles.facts}>
        {health && (
          <>
            <Fact name={words.health}>
              <strong data-state={health.status}>{shell[`health.${health.status}`]}</strong>
            </Fact>
            <Fact name={words.storage}>{health.storage}</Fact>
          </>
        )}
        <Fact name={words.version}>{system.version}</Fact>
        <Fact name={words.clock}>
          <Time at={system.now} seconds />
        </Fact>
        <Fact name={words.runtime}>{system.runtime}</Fact>
        <Fact name={words.system}>{system.operatingSystem}</Fact>
        <Fact name={words.processors}>{system.processors}</Fact>
        <Fact name={words.engines}>{[...system.engines.scripts, ...system.engines.mappings].join(', ')}</Fact>
        {missing.length > 0 && (
          <Fact name={words['engines.missing']}>
            {missing.map(([name, what]) => (
              <p key={name}>
                <code>{name}</code> <span className={styles.why}>{what}</span>
              </p>
            ))}
          </Fact>
        )}
        {health && health.flows.length > 0 && (
          <Fact name={words.unreadable}>
            {health.flows.map((flow) => (
              <p key={flow.name}>
                <code>{flow.name}</code> <span className={styles.why}>{flow.error}</span>
              </p>
            ))}
          </Fact>
        )}
        {health && health.runs.length > 0 && (
          <Fact name={words.waiting}>
            {health.runs.map((run) => (
              <p key={run.run}>
                <Link to="/runs/$id" params={{ id: run.run }} className={styles.link}>
                  {run.run}
                </Link>
              </p>
            ))}
          </Fact>
        )}
      </dl>
    </Section>
  )
}
