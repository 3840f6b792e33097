import { Plus, X } from 'lucide-react'
import { useWords } from '../../i18n/words'
import { Button, IconButton } from '../../ui/Button'
import styles from './Attributes.module.css'
import type { TestAttribute } from './attributes'
import { benchWords } from './words'

interface Props {
  given: Readonly<Record<string, string>>
  own: readonly TestAttribute[]
  onChange: (own: readonly TestAttribute[]) => void
}

/** The attributes that the step finds: those of the input, and those of this test. */
export function Attributes({ given, own, onChange }: Props) {
  const words = useWords(benchWords)
  const change = (id: number, values: Partial<TestAttribute>) =>
    onChange(own.map((each) => (each.id === id ? { ...each, ...values } : each)))
  const names = Object.keys(given)
  return (
    <div className={styles.attributes}>
      <div className={styles.head}>
        <h3>{words.attributes}</h3>
        <Button
          kind="quiet"
          size="s"
          icon={<Plus aria-hidden />}
          onClick={() => onChange([...own, { id: (own.at(-1)?.id ?? 0) + 1, name: '', value: '' }])}
        >
          {words['attributes.add']}
        </Button>
      </div>
      {names.length > 0 && (
        <dl className={styles.given}>
          {names.map((name) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{given[name]}</dd>
            </div>
          ))}
        </dl>
      )}
      {own.map(({ id, name, value }) => (
        <div key={id} className={styles.own}>
          <input
            aria-label={words['attributes.name']}
            placeholder={words['attributes.name']}
            value={name}
            onChange={(event) => change(id, { name: event.target.value })}
          />
          <input
            aria-label={words['attributes.value']}
            placeholder={words['attributes.value']}
            value={value}
            onChange={(event) => change(id, { value: event.target.value })}
          />
          <span className={styles.badge}>{words['attributes.test']}</span>
          <IconButton label={words['attributes.remove']} onClick={() => onChange(own.filter((each) => each.id !== id))}>
            <X aria-hidden />
          </IconButton>
        </div>
      ))}
      {(own.length > 0 || names.length === 0) && (
        <p className={styles.hint}>{words[own.length > 0 ? 'attributes.hint' : 'attributes.none']}</p>
      )}
    </div>
  )
}
