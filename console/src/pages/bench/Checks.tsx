import { Check, CircleSlash, Minus } from 'lucide-react'
import { useMemo } from 'react'
import { useWords } from '../../i18n/words'
import styles from './Checks.module.css'
import { checksOf } from './checks'
import { benchWords } from './words'

/** Which of the fields that Omnitron needs are in the orders of an output. */
export function Checks({ output }: { output: unknown }) {
  const words = useWords(benchWords)
  const checks = useMemo(() => checksOf(output), [output])
  return (
    <>
      <h3>{words.checks}</h3>
      <ul className={styles.checks}>
        {checks.map(({ id, passes, isNeeded, found, of }) => {
          const Icon = passes ? Check : isNeeded ? CircleSlash : Minus
          return (
            <li key={id} data-state={passes ? 'pass' : isNeeded ? 'fail' : 'some'}>
              <Icon aria-hidden />
              <span className="visually-hidden">
                {words[passes ? 'check.pass' : isNeeded ? 'check.fail' : 'check.some']}
              </span>
              <span className={styles.name}>{words[`check.${id}`]}</span>
              <span className={styles.count}>{words['check.of'](found, of)}</span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
