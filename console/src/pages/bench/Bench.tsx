import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { StoredDefinition } from '../../api/definitions'
import { useMay, useMayNot } from '../../api/me'
import { useWords } from '../../i18n/words'
import { useShortcuts } from '../../shell/shortcuts'
import { ErrorNote } from '../../ui/ErrorNote'
import CodeEditor, { type EditorHandle } from '../../ui/editor/CodeEditor'
import { Note } from '../../ui/Note'
import { Card } from '../../ui/Page'
import { toast } from '../../ui/toasts'
import { useDebounced } from '../../ui/useDebounced'
import { useIsPhone } from '../../ui/useIsNarrow'
import { ProblemList } from '../flow/ProblemList'
import { parsedDefinition } from '../flow/pipeline/document'
import { useDraft } from '../flow/useDraft'
import { useProblems } from '../flow/useProblems'
import { flowWords } from '../flow/words'
import { type TestAttribute, withAttributes } from './attributes'
import styles from './Bench.module.css'
import { BenchBar } from './BenchBar'
import { CaseList } from './CaseList'
import { type Case, withExpectation } from './cases'
import { DraftDialogs, type Shown } from './DraftDialogs'
import { FixBanner } from './FixBanner'
import { InputPanel } from './InputPanel'
import { marksOf, spanOf } from './marks'
import { NoStep } from './NoStep'
import { Panel } from './Panel'
import { type Part, partOf } from './part'
import { ResultPanel } from './ResultPanel'
import { benchRoute } from './route'
import { type BenchStep, makesOrders } from './steps'
import type { Finding } from './tryPart'
import { useBenchInput } from './useBenchInput'
import { useCases } from './useCases'
import { usePartText } from './usePartText'
import { type Request, useTested } from './useTested'
import { benchWords } from './words'

// A mapping is tried while it is edited, its cases too as long as they are few.
const pause = 300
const maxLive = 50

interface Props {
  flow: string
  step: BenchStep
  stored: StoredDefinition
}

/** A step of the draft: its input, its text, its result, and the cases that it must handle. */
export function Bench({ flow, step, stored }: Props) {
  const words = useWords(benchWords)
  const names = useWords(flowWords)
  const search = benchRoute.useSearch()
  const isPhone = useIsPhone()
  const mayEdit = useMay('putFlow')
  const test = step === 'mapping' ? 'testMapping' : 'testScript'
  const mayTest = useMay(test)
  const isReader = useMayNot(test)
  const canEdit = mayEdit && !isPhone
  const editor = useRef<EditorHandle>(null)
  const { draft, isEdited, isBehind, edit, rebase, setNote, discard } = useDraft(flow, stored)
  const { problems } = useProblems(flow, draft.text, canEdit)
  const definition = useMemo(() => parsedDefinition(draft.text), [draft.text])
  const saved = useMemo(() => definition && partOf(definition, step), [definition, step])
  const { text, set, broken } = usePartText(draft.text, step, saved, edit)
  const part = useMemo((): Part | null => saved && { ...saved, text }, [saved, text])
  const { input, setInput, sample } = useBenchInput(flow, step, definition)
  const [own, setOwn] = useState<readonly TestAttribute[]>([])
  const attributes = useMemo(() => withAttributes(input.attributes, own), [input.attributes, own])
  const [request, setRequest] = useState<Request | null>(null)
  const { shown, tested, failure, isRunning } = useTested(request)
  const cases = useCases(flow, step)
  const [dialog, setDialog] = useState<Shown>(null)
  const isFinal = definition !== null && makesOrders(step, definition)

  const runCases = (list: readonly Case[] = cases.cases ?? []) => {
    if (!part || broken || !mayTest || list.length === 0) return
    const tried = list.map((each) => ({ ...each, attributes: withAttributes(each.attributes, own) }))
    cases.run(part, isFinal, tried)
  }
  const runInput = () => {
    if (part && !broken && mayTest) setRequest({ part, input: input.text, attributes })
  }
  const run = () => {
    runInput()
    runCases()
  }
  const errors = problems.filter((problem) => problem.severity === 'error')
  const review = () => {
    if (!isEdited) return toast(names['save.unchanged'])
    if (errors.length > 0) return toast(names['save.errors'](errors.length), { kind: 'error' })
    setDialog(isBehind ? 'conflict' : 'review')
  }
  useShortcuts([
    ...(isReader ? [] : [{ keys: 'mod+enter', label: words.run, group: 'page' as const, run }]),
    ...(canEdit ? [{ keys: 'mod+s', label: names.save, group: 'page' as const, run: review }] : []),
  ])

  const settledText = useDebounced(text, pause)
  const settledInput = useDebounced(input.text, pause)
  const isSettled = settledText === text && settledInput === input.text
  const runLive = useEffectEvent(() => {
    runInput()
    if ((cases.cases?.length ?? 0) <= maxLive) runCases()
  })
  const hasCases = cases.cases !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: a mapping is tried when one of these has changed.
  useEffect(() => {
    if (step === 'mapping' && isSettled && part && hasCases && mayTest) runLive()
  }, [step, isSettled, settledText, settledInput, attributes, part === null, hasCases, mayTest])

  const marks = useMemo(() => {
    if (broken) return [{ ...broken, severity: 'error' as const, message: names['syntax.error'] }]
    return tested && shown?.part.text === text ? marksOf(tested, text, shown.part.kind) : []
  }, [broken, tested, shown, text, names])
  const show = (finding: Finding) => {
    const span = part && spanOf(finding.place, text, part.kind)
    if (span) editor.current?.show(span)
  }
  const addCase = (kind: 'runs' | 'equals') => {
    cases.add([withExpectation(kind, input, attributes, tested?.output)])
    toast(words['cases.added'])
  }
  const openCase = (each: Case) => {
    setInput({ text: each.input, attributes: each.attributes, source: 'case', name: each.name, case: each.id })
    if (part && !broken && mayTest)
      setRequest({ part, input: each.input, attributes: withAttributes(each.attributes, own) })
  }
  const isStale =
    shown !== null && (shown.part.text !== text || shown.input !== input.text || shown.attributes !== attributes)

  return (
    <>
      <DraftDialogs
        flow={flow}
        stored={stored}
        draft={{ draft, isEdited, isBehind, edit, rebase, setNote, discard }}
        problems={problems}
        shown={dialog}
        onShow={setDialog}
      />
      {mayEdit && isPhone && <Note>{words.narrow}</Note>}
      {search.error && cases.cases && (
        <FixBanner
          key={search.error}
          flow={flow}
          fingerprint={search.error}
          step={step}
          mayTest={mayTest}
          cases={cases.cases}
          isPassing={part !== null && cases.cases.every((each) => cases.passes(each, part))}
          version={stored.version}
          isEdited={isEdited}
          onCollected={(found) => {
            runCases(cases.add(found))
            if (found[0]) openCase(found[0])
          }}
        />
      )}
      <Card>
        <BenchBar
          flow={flow}
          step={step}
          canEdit={canEdit}
          isEdited={isEdited}
          canSave={isEdited && errors.length === 0}
          mayRun={!isReader}
          canRun={part !== null && broken === null && mayTest}
          onDiscard={() => setDialog('discard')}
          onReview={review}
          onRun={run}
        />
        {definition === null ? (
          <p className={styles.none}>{words.broken}</p>
        ) : part === null ? (
          <NoStep step={step} canEdit={canEdit} text={draft.text} onEdit={edit} />
        ) : (
          <div className={styles.panels}>
            <InputPanel
              flow={flow}
              step={step}
              definition={definition}
              definitionText={draft.text}
              input={input}
              own={own}
              sample={sample}
              onInput={setInput}
              onOwn={setOwn}
            />
            <Panel
              title={words[`step.${step}`]}
              end={isEdited && <span className={styles.edited}>{draftState(draft.base, names)}</span>}
            >
              <div className={styles.editor}>
                <CodeEditor
                  ref={editor}
                  label={words[`step.${step}`]}
                  language={part.kind === 'script' ? 'python' : 'json'}
                  value={text}
                  onChange={set}
                  marks={marks}
                  readOnly={!canEdit}
                />
              </div>
            </Panel>
            <ResultPanel
              tested={tested}
              before={attributes}
              isRunning={isRunning}
              isStale={isStale}
              checks={isFinal}
              onShow={show}
            >
              {isReader && <p>{words.reader}</p>}
              {failure !== null && <ErrorNote error={failure} onRetry={runInput} />}
            </ResultPanel>
          </div>
        )}
        <ProblemList problems={problems.filter((problem) => problem.severity === 'error')} />
      </Card>
      {part && cases.cases && !isReader && (
        <CaseList
          cases={cases.cases}
          results={cases.results}
          part={part}
          opened={input.case ?? null}
          isRunning={cases.isRunning}
          canRun={mayTest && !broken}
          canAddResult={tested !== null && !tested.error && !isStale}
          onRun={() => runCases()}
          onAdd={addCase}
          onOpen={openCase}
          onRemove={cases.remove}
          onClear={cases.clear}
        />
      )}
    </>
  )
}

const draftState = (base: number, names: typeof flowWords.tr) =>
  base === 0 ? names['state.new'] : names['state.edited'](base)
