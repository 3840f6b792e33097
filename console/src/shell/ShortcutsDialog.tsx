import { useWords } from '../i18n/words'
import { usePreferences } from '../settings/preferences'
import { Dialog } from '../ui/Dialog'
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
                    <Keys keys={each.keys} then={words['shortcuts.then']} />
                    {each.also && <Keys keys={each.also} then={words['shortcuts.then']} />}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
    </Dialog>
  )
}

function Keys({ keys, then }: { keys: string; then: string }) {
  const parts = keys.startsWith('mod+') ? ['Ctrl', keys.slice(4).toUpperCase()] : keys.split(' ')
  return (
    <span className={styles.keys}>
      <kbd>{parts[0]}</kbd>
      {parts[1] && !keys.startsWith('mod+') && then}
      {parts[1] && <kbd>{parts[1]}</kbd>}
    </span>
  )
}
