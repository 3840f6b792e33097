import { Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../../../../i18n/words'
import { isObject } from '../../../../json/isObject'
import { Button } from '../../../../ui/Button'
import { BenchLink } from '../BenchLink'
import { useMember } from '../DraftContext'
import { JsonMember } from '../fields/JsonMember'
import { SelectMember } from '../fields/SelectMember'
import { SwitchMember } from '../fields/SwitchMember'
import { Panes } from '../Panes'
import { settingWords } from '../settingWords'
import { stepWords } from '../stepWords'
import styles from './cards.module.css'

const template = { spec: [{ operation: 'shift', spec: { '*': '&' } }] }

/** The mapping of a page to order objects. */
export function MappingCard({ before, after }: { before: ReactNode; after: ReactNode }) {
  const words = useWords(settingWords)
  const stepTexts = useWords(stepWords)
  const { value, set, readOnly } = useMember('mapping')
  if (!isObject(value))
    return (
      <Panes>
        <p className={styles.text}>{stepTexts['left.out']}</p>
        {!readOnly && (
          <Button size="s" icon={<Plus aria-hidden />} onClick={() => set(template)}>
            {stepTexts.add}
          </Button>
        )}
      </Panes>
    )
  return (
    <Panes before={before} after={after}>
      <div className={styles.tools}>
        <BenchLink step="mapping" />
        {!readOnly && (
          <Button size="s" kind="quiet" icon={<Trash2 aria-hidden />} onClick={() => set(undefined)}>
            {stepTexts.remove}
          </Button>
        )}
      </div>
      <JsonMember path="mapping.spec" label={words.spec} />
      <SelectMember
        path="mapping.engine"
        label={words.engine}
        missing="jolt"
        options={[
          { value: 'jolt', label: 'Jolt' },
          { value: 'just', label: 'JUST' },
        ]}
      />
      <SwitchMember path="mapping.expressions" label={words.expressions} text={words['expressions.text']} missing />
    </Panes>
  )
}
