import { Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useWords } from '../../../../i18n/words'
import { isObject } from '../../../../json/isObject'
import { Button } from '../../../../ui/Button'
import { Json } from '../../../../ui/Json'
import { BenchLink } from '../BenchLink'
import { useMember } from '../DraftContext'
import { CodeMember } from '../fields/CodeMember'
import { NumberMember } from '../fields/NumberMember'
import { SelectMember } from '../fields/SelectMember'
import { SwitchMember } from '../fields/SwitchMember'
import { TextMember } from '../fields/TextMember'
import { Panes } from '../Panes'
import { settingWords } from '../settingWords'
import { stepWords } from '../stepWords'
import styles from './cards.module.css'

const template = `import json

data = json.loads(input_text)

outputStream.write(json.dumps(data))
`

interface Props {
  step: 'script' | 'orderScript'
  before: ReactNode
  after: ReactNode
  printed: string
}

/** A Python step: for each page, or for each order. */
export function ScriptCard({ step, before, after, printed }: Props) {
  const id = useId()
  const words = useWords(settingWords)
  const stepTexts = useWords(stepWords)
  const { value, set, readOnly } = useMember(step)
  if (!isObject(value))
    return (
      <Panes>
        <p className={styles.text}>{stepTexts['left.out']}</p>
        {!readOnly && (
          <Button size="s" icon={<Plus aria-hidden />} onClick={() => set({ source: template })}>
            {stepTexts.add}
          </Button>
        )}
      </Panes>
    )
  return (
    <Panes before={before} after={after}>
      <div className={styles.tools}>
        <BenchLink step={step} />
        {!readOnly && (
          <Button size="s" kind="quiet" icon={<Trash2 aria-hidden />} onClick={() => set(undefined)}>
            {stepTexts.remove}
          </Button>
        )}
      </div>
      <CodeMember path={`${step}.source`} label={words.source} />
      {printed && (
        <section aria-labelledby={id}>
          <h4 id={id} className={styles.heading}>
            {stepTexts.printed}
          </h4>
          <Json value={printed} />
        </section>
      )}
      <SelectMember
        path={`${step}.python`}
        label={words.python}
        missing="auto"
        options={[
          { value: 'auto', label: words['python.auto'] },
          { value: '3', label: 'Python 3' },
          { value: '2', label: 'Python 2' },
        ]}
      />
      <SelectMember
        path={`${step}.engine`}
        label={words.engine}
        missing="cpython"
        options={[
          { value: 'cpython', label: 'CPython' },
          { value: 'ironpython', label: 'IronPython' },
        ]}
      />
      <TextMember path={`${step}.timeout`} label={words.timeout} placeholder="00:00:30" mono />
      <NumberMember path={`${step}.memoryMb`} label={words.memory} placeholder="128" unit="MB" />
      <SwitchMember
        path={`${step}.allowRequests`}
        label={words.requests}
        text={words['requests.text']}
        missing={false}
      />
      {step === 'script' && (
        <SwitchMember
          path="script.runOnEmpty"
          label={words.runOnEmpty}
          text={words['runOnEmpty.text']}
          missing={false}
        />
      )}
    </Panes>
  )
}
