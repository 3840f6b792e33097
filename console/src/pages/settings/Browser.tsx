import { useWords } from '../../i18n/words'
import { setPreferences, usePreferences } from '../../settings/preferences'
import { shellWords } from '../../shell/shellWords'
import { Choice } from '../../ui/Field'
import { Section } from '../../ui/Section'
import styles from './Browser.module.css'
import { settingsWords } from './words'

/** What the reader chose for this browser. */
export function Browser() {
  const words = useWords(settingsWords)
  const shell = useWords(shellWords)
  const { theme, language, zone, shortcuts } = usePreferences()
  return (
    <Section title={words.browser}>
      <div className={styles.choices}>
        <Choice
          label={shell.language}
          value={language}
          onChange={(next) => setPreferences({ language: next })}
          options={[
            { value: 'en', label: 'English' },
            { value: 'tr', label: 'Türkçe' },
          ]}
        />
        <Choice
          label={shell.theme}
          value={theme}
          onChange={(next) => setPreferences({ theme: next })}
          options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: shell[`theme.${value}`] }))}
        />
        <Choice
          label={shell['zone.label']}
          value={zone}
          onChange={(next) => setPreferences({ zone: next })}
          options={(['flow', 'mine', 'utc'] as const).map((value) => ({ value, label: shell[`zone.${value}`] }))}
        />
        <Choice
          label={shell['shortcuts.single']}
          value={shortcuts ? 'on' : 'off'}
          onChange={(next) => setPreferences({ shortcuts: next === 'on' })}
          options={(['on', 'off'] as const).map((value) => ({ value, label: shell[`shortcuts.${value}`] }))}
        />
      </div>
    </Section>
  )
}
