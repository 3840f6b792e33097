import { useWords } from '../i18n/words'
import { setPreferences, usePreferences } from '../settings/preferences'
import { Dialog } from '../ui/Dialog'
import { Choice } from '../ui/Field'
import styles from './ShortcutsDialog.module.css'
import { shellWords } from './shellWords'
import { activeShortcuts } from './shortcuts'

const groups = ['general', 'go', 'list', 'page'] as const

/** The keys that work on the page behind it. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(shellWords)
  const { shortcuts: singleKeys } = usePreferences()
  const shortcuts = activeShortcuts().filter((each) => singleKeys || (each.also ?? each.keys).startsWith('mod+'))
  return (
    <Dialog open onClose={onClose} title={words.shortcuts}>
      {groups.map((group) => {
        const list = shortcuts.filter((each) => each.group === group)
        return list.length === 0 ? null : (
          <section key={group} className={styles.group}>
            <h2>{words[`group.${group}`]}</h2>
            <dl className={styles.list}>
              {list.map((each) => (
                <div key={each.keys} className={styles.line}>
                  <dt>{each.label}</dt>
                  <dd>
                    {(singleKeys || each.keys.startsWith('mod+')) && (
                      <Keys keys={each.keys} then={words['shortcuts.then']} />
                    )}
                    {each.also && <Keys keys={each.also} then={words['shortcuts.then']} />}
                  </dd>
                </div>
              ))}
              {group === 'list' && (
                <div className={styles.line}>
                  <dt>{words['key.open']}</dt>
                  <dd>
                    <Keys keys="Enter" then="" />
                  </dd>
                </div>
              )}
            </dl>
          </section>
        )
      })}
      <div className={styles.choice}>
        <Choice
          label={words['shortcuts.single']}
          value={singleKeys ? 'on' : 'off'}
          onChange={(next) => setPreferences({ shortcuts: next === 'on' })}
          options={(['on', 'off'] as const).map((value) => ({ value, label: words[`shortcuts.${value}`] }))}
        />
      </div>
    </Dialog>
  )
}

function Keys({ keys, then }: { keys: string; then: string }) {
  const parts = keys.startsWith('mod+')
    ? ['Ctrl', keys.slice(4).toUpperCase()]
    : /^[A-Z]$/.test(keys)
      ? ['Shift', keys]
      : keys.split(' ')
  return (
    <span className={styles.keys}>
      <kbd>{parts[0]}</kbd>
      {keys.includes(' ') && then}
      {parts[1] && <kbd>{parts[1]}</kbd>}
    </span>
  )
}
