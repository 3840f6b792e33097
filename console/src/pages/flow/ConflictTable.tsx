import { useWords } from '../../i18n/words'
import styles from './ConflictDialog.module.css'
import { jsonPathOf } from './pipeline/document'
import type { MergeItem } from './pipeline/merge'
import { flowWords } from './words'

const sides = ['theirs', 'mine'] as const

interface Props {
  items: readonly MergeItem[]
  /** The names of base, theirs and mine. */
  labels: readonly [string, string, string]
  /** The paths of which mine is taken. */
  chosen: ReadonlySet<string>
  onChoose: (path: string, side: (typeof sides)[number]) => void
}

/** The members that differ, with the three values of each. */
export function ConflictTable({ items, labels, chosen, onChoose }: Props) {
  const words = useWords(flowWords)
  if (items.length === 0) return <p className={styles.same}>{words['conflict.same']}</p>
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words['conflict.field']}</th>
            {labels.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const path = jsonPathOf(item.path)
            const taken = item.by === 'conflict' ? (chosen.has(path) ? 'mine' : 'theirs') : item.by
            return (
              <tr key={path} data-conflict={item.by === 'conflict' || undefined}>
                <th scope="row">
                  <span className={styles.path}>{path}</span>
                  <span className={styles.by}>{words[`conflict.by.${item.by}`]}</span>
                  {item.by === 'conflict' && (
                    <fieldset className={styles.choice}>
                      <legend className="visually-hidden">{words['conflict.take'](path)}</legend>
                      {sides.map((side) => (
                        <label key={side}>
                          <input
                            type="radio"
                            name={path}
                            checked={taken === side}
                            onChange={() => onChoose(path, side)}
                          />
                          {words[`conflict.take.${side}`]}
                        </label>
                      ))}
                    </fieldset>
                  )}
                </th>
                <td>
                  <Value value={item.base} />
                </td>
                <td data-taken={taken === 'theirs' || taken === 'both' || undefined}>
                  <Value value={item.theirs} />
                </td>
                <td data-taken={taken === 'mine' || taken === 'both' || undefined}>
                  <Value value={item.mine} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Value({ value }: { value: unknown }) {
  const words = useWords(flowWords)
  if (value === undefined) return <span className={styles.absent}>{words['conflict.absent']}</span>
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  const lines = text.split('\n').length
  if (lines === 1) return <code>{text}</code>
  return (
    <details>
      <summary>{words['conflict.lines'](lines)}</summary>
      <pre>{text}</pre>
    </details>
  )
}
