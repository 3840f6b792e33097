import type { ReactNode } from 'react'
import { CopyButton } from '../../ui/CopyButton'
import { Card } from '../../ui/Page'
import { OrderCause } from './OrderCause'
import styles from './OrderNow.module.css'
import type { Fact, OrderState } from './orderState'
import { type Say, sentences, statusText } from './sentence'

interface Props {
  number: string
  state: OrderState
  say: Say
  /** More to do with the order. */
  children?: ReactNode
}

// An order of hundreds of items may have as many invoices.
const shown = 6

/** The answer to "where is my order?": sentences first, then the values. */
export function OrderNow({ number, state, say, children }: Props) {
  const { words, language } = say
  const [first, ...rest] = sentences(state, say)
  const text = (fact: Fact) => {
    const values = fact.values.map((value) => (fact.field === 'status' ? statusText(value, language) : value))
    const more = values.length - shown
    return values.slice(0, shown).join(', ') + (more > 0 ? ` ${words.more(more)}` : '')
  }
  const forTicket = () =>
    [
      `${words.order} ${number}`,
      [first, ...rest].join(' '),
      ...state.facts.map((fact) => `${words[`fact.${fact.field}`]}: ${text(fact)}`),
    ].join('\n')
  return (
    <Card className={styles.card}>
      <p className={styles.first}>{first}</p>
      {rest.map((sentence) => (
        <p key={sentence} className={styles.rest}>
          {sentence}
        </p>
      ))}
      {state.newest.error && <OrderCause fingerprint={state.newest.error} />}
      {state.facts.length > 0 && (
        <dl className={styles.facts}>
          {state.facts.map((fact) => (
            <div key={fact.field}>
              <dt>{words[`fact.${fact.field}`]}</dt>
              <dd>{text(fact)}</dd>
            </div>
          ))}
        </dl>
      )}
      {state.facts.length > 0 && !state.isSent && <p className={styles.unsent}>{words['facts.unsent']}</p>}
      <div className={styles.actions}>
        <CopyButton label={words.copy} text={forTicket} />
        {children}
      </div>
    </Card>
  )
}
