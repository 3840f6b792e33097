import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useWords } from '../../../../i18n/words'
import { IconButton } from '../../../../ui/Button'
import { classes } from '../../../../ui/classes'
import member from '../fields/Member.module.css'
import type { Rule } from '../fields/rules'
import styles from './FailureRules.module.css'
import { failureWords } from './failureWords'

const conditions = ['any', 'value', 'otherThan'] as const
const actions = ['fail', 'retry', 'empty'] as const

interface Props {
  rule: Rule
  /** Its number, from 1. */
  number: number
  jsonPath: string
  readOnly: boolean
  onChange: (part: Partial<Rule>) => void
  onRemove: () => void
}

/** A rule: which value of a response means what. */
export function FailureRule({ rule, number, jsonPath, readOnly, onChange, onRemove }: Props) {
  const words = useWords(failureWords)
  const text = (name: 'path' | 'values' | 'messagePath', placeholder?: string) => (
    <Labelled label={words[name]}>
      {(id) => (
        <input
          id={id}
          className={classes(member.input, member.mono)}
          value={rule[name]}
          placeholder={placeholder}
          readOnly={readOnly}
          spellCheck={false}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      )}
    </Labelled>
  )
  const choice = (name: 'condition' | 'action', options: readonly { value: string; label: string }[]) => (
    <Labelled label={words[name]}>
      {(id) => (
        <select
          id={id}
          className={member.input}
          value={rule[name]}
          disabled={readOnly}
          onChange={(event) => onChange({ [name]: event.target.value })}
        >
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
  return (
    <fieldset className={styles.rule} aria-label={words.rule(number)} data-path={jsonPath}>
      {text('path', '$.code')}
      {choice(
        'condition',
        conditions.map((value) => ({ value, label: words[`condition.${value}`] })),
      )}
      {rule.condition !== 'any' && text('values')}
      {choice(
        'action',
        actions.map((value) => ({ value, label: words[`action.${value}`] })),
      )}
      {rule.action !== 'empty' && text('messagePath', '$.message')}
      {!readOnly && (
        <span className={styles.remove}>
          <IconButton label={words.remove(number)} onClick={onRemove}>
            <X aria-hidden />
          </IconButton>
        </span>
      )}
    </fieldset>
  )
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
