import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { useWords } from '../../../../i18n/words'
import { Button } from '../../../../ui/Button'
import { useMember } from '../DraftContext'
import { Member } from '../fields/Member'
import { areRulesOf, arrayOf, newRule, type Rule, rulesOf } from '../fields/rules'
import { FailureRule } from './FailureRule'
import styles from './FailureRules.module.css'
import { failureWords } from './failureWords'

/** The flow's own rules about responses that report a failure with a success status. */
export function FailureRules() {
  const id = useId()
  const words = useWords(failureWords)
  const { jsonPath, value, problems, readOnly, set } = useMember('erp.failure.rules')
  const [own, setOwn] = useState<readonly Rule[]>([])
  // What was typed here counts until the definition has something else.
  const rules = own.length > 0 && areRulesOf(own, value) ? own : rulesOf(value)
  const change = (next: readonly Rule[]) => {
    setOwn(next)
    if (!areRulesOf(next, value)) set(arrayOf(next))
  }
  return (
    <Member id={id} jsonPath={jsonPath} label={words.rules} hint={words['rules.hint']} problems={problems} group>
      {rules.map((rule, at) => (
        <FailureRule
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name, and its path changes while it is typed.
          key={at}
          rule={rule}
          number={at + 1}
          jsonPath={`${jsonPath}[${at}]`}
          readOnly={readOnly}
          onChange={(part) => change(rules.map((each, index) => (index === at ? { ...each, ...part } : each)))}
          onRemove={() => change(rules.filter((_, index) => index !== at))}
        />
      ))}
      {!readOnly && (
        <Button
          size="s"
          kind="quiet"
          className={rules.length > 0 ? styles.add : undefined}
          icon={<Plus aria-hidden />}
          onClick={() => change([...rules, newRule])}
        >
          {words.add}
        </Button>
      )}
    </Member>
  )
}
