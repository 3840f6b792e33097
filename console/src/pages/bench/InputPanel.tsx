import { useQueryClient } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../../api/me'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import CodeEditor from '../../ui/editor/CodeEditor'
import { Menu, MenuItem } from '../../ui/Menu'
import { toastError } from '../../ui/toasts'
import { directionOf } from '../flow/parameters'
import type { Sample } from '../flow/sample/sample'
import { Attributes } from './Attributes'
import type { TestAttribute } from './attributes'
import { type BenchInput, exampleInput, inputOfSample } from './benchInput'
import { FetchDialog } from './FetchDialog'
import styles from './InputPanel.module.css'
import { LoadDialog } from './LoadDialog'
import { Panel } from './Panel'
import type { BenchStep } from './steps'
import { benchWords } from './words'

interface Props {
  flow: string
  step: BenchStep
  definition: Readonly<Record<string, unknown>>
  definitionText: string
  input: BenchInput
  own: readonly TestAttribute[]
  sample: Sample | null
  onInput: (input: BenchInput) => void
  onOwn: (own: readonly TestAttribute[]) => void
}

const noMarks: [] = []

/** What the step is tested with: loaded, pasted or typed. */
export function InputPanel(props: Props) {
  const { flow, step, definition, definitionText, input, own, sample, onInput, onOwn } = props
  const words = useWords(benchWords)
  const queries = useQueryClient()
  const mayFetch = useMay('testFetch')
  const [dialog, setDialog] = useState<'run' | 'erp' | null>(null)
  const isInbound = directionOf(definitionText) === 'inbound'
  const takeSample = (pinned: Sample) =>
    queries
      .fetchQuery({
        queryKey: ['bench', flow, step, 'sample', definitionText, pinned.at],
        queryFn: ({ signal }) => inputOfSample(definition, step, pinned, signal),
        staleTime: 0,
        gcTime: 0,
        retry: false,
      })
      .then(onInput, (error) => toastError(words['load.failed'], error))
  return (
    <>
      <Panel
        title={words.input}
        note={[words[`source.${input.source}`], input.name].filter(Boolean).join(' · ')}
        end={
          <Menu
            align="end"
            trigger={
              <Button kind="quiet" size="s">
                {words.load}
                <ChevronDown aria-hidden />
              </Button>
            }
          >
            {sample && <MenuItem onClick={() => takeSample(sample)}>{words['load.sample']}</MenuItem>}
            <MenuItem onClick={() => setDialog('run')}>{words['load.run']}</MenuItem>
            {isInbound && mayFetch && <MenuItem onClick={() => setDialog('erp')}>{words['load.erp']}</MenuItem>}
            <MenuItem onClick={() => onInput(exampleInput(step))}>{words['load.example']}</MenuItem>
          </Menu>
        }
      >
        <div className={styles.editor}>
          <CodeEditor
            label={words.input}
            value={input.text}
            marks={noMarks}
            onChange={(text) => {
              if (text !== input.text) onInput({ text, attributes: input.attributes, source: 'edited' })
            }}
          />
        </div>
        <Attributes given={input.attributes} own={own} onChange={onOwn} />
      </Panel>
      {dialog === 'run' && (
        <LoadDialog flow={flow} step={step} definition={definition} onLoad={onInput} onClose={() => setDialog(null)} />
      )}
      {dialog === 'erp' && (
        <FetchDialog
          step={step}
          definition={definition}
          definitionText={definitionText}
          onLoad={onInput}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  )
}
