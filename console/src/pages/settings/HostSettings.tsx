import type { SystemInfo } from '../../api/system'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { Section } from '../../ui/Section'
import styles from './list.module.css'
import { settingsWords } from './words'

/** The settings of the host, those with a value first, and its limits. */
export function HostSettings({ system }: { system: SystemInfo }) {
  const words = useWords(settingsWords)
  const set = system.settings.filter((setting) => setting.isSet)
  const others = system.settings.filter((setting) => !setting.isSet)
  return (
    <Section title={words.settings}>
      <p className={styles.text}>
        {words['settings.set'](formatCount(set.length), formatCount(system.settings.length))}
      </p>
      <Settings settings={set} />
      <details className={styles.details}>
        <summary>
          {words.default} ({formatCount(others.length)})
        </summary>
        <Settings settings={others} />
      </details>
      <details className={styles.details}>
        <summary>
          {words.limits} ({formatCount(system.limits.length)})
        </summary>
        <ul>
          {system.limits.map((limit) => (
            <li key={limit.name} className={styles.line}>
              <span className={styles.main}>{limit.name}</span>
              <span className={styles.sub}>
                {formatCount(limit.value)} {limit.unit}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </Section>
  )
}

function Settings({ settings }: { settings: SystemInfo['settings'] }) {
  const words = useWords(settingsWords)
  return (
    <ul>
      {settings.map((setting) => (
        <li key={setting.name} className={styles.line}>
          <code className={styles.main}>{setting.name}</code>
          <span className={styles.sub}>
            {setting.isSet ? <code>{setting.value}</code> : (setting.default ?? words['default.none'])}
            {setting.allowed && ` (${words.allowed}: ${setting.allowed})`}
          </span>
        </li>
      ))}
    </ul>
  )
}
