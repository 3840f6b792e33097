import { ChevronDown, CircleAlert, CircleCheck, CircleDashed, Play, Plus, Trash2, X } from 'lucide-react'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { Button, IconButton } from '../../ui/Button'
import { Menu, MenuItem } from '../../ui/Menu'
import { Card } from '../../ui/Page'
import styles from './CaseList.module.css'
import type { Case, Reason } from './cases'
import { lineIn } from './marks'
import type { Part } from './part'
import { type CaseResult, keyOf } from './useCases'
import { benchWords } from './words'

interface Props {
  cases: readonly Case[]
  results: ReadonlyMap<string, CaseResult>
  part: Part
  /** The case whose input is shown. */
  opened: string | null
  isRunning: boolean
  canRun: boolean
  canAddResult: boolean
  onRun: () => void
  onAdd: (kind: 'runs' | 'equals') => void
  onOpen: (each: Case) => void
  onRemove: (id: string) => void
  onClear: () => void
}

/** The inputs that the step must handle, each green or red with its reason. */
export function CaseList(props: Props) {
  const { cases, results, part, opened, isRunning, canRun, canAddResult, onRun, onAdd, onOpen, onRemove, onClear } =
    props
  const words = useWords(benchWords)
  const key = keyOf(part)
  const resultOf = (each: Case) => results.get(each.id)
  const passed = cases.filter((each) => {
    const result = resultOf(each)
    return result?.of === key && result.reason === null
  }).length
  return (
    <Card className={styles.card}>
      <section aria-label={words.cases}>
        <header className={styles.head}>
          <h2>{words.cases}</h2>
          <span
            className={styles.score}
            data-all={(cases.length > 0 && passed === cases.length) || undefined}
            aria-live="polite"
          >
            {cases.length > 0 && words['cases.pass'](passed, cases.length)}
          </span>
          {cases.length > 0 && (
            <Button kind="quiet" size="s" icon={<Trash2 aria-hidden />} onClick={onClear}>
              {words['cases.clear']}
            </Button>
          )}
          <Menu
            align="end"
            trigger={
              <Button size="s" icon={<Plus aria-hidden />}>
                {words['cases.add']}
                <ChevronDown aria-hidden />
              </Button>
            }
          >
            <MenuItem onClick={() => onAdd('runs')}>{words['cases.add.runs']}</MenuItem>
            <MenuItem disabled={!canAddResult} onClick={() => onAdd('equals')}>
              {words['cases.add.equals']}
            </MenuItem>
          </Menu>
          <Button
            size="s"
            icon={<Play aria-hidden />}
            disabled={!canRun || cases.length === 0 || isRunning}
            onClick={onRun}
          >
            {words['cases.run']}
          </Button>
        </header>
        {cases.length === 0 ? (
          <p className={styles.none}>{words['cases.none']}</p>
        ) : (
          <ul className={styles.list}>
            {cases.map((each, index) => (
              <CaseLine
                key={each.id}
                each={each}
                index={index}
                result={resultOf(each)}
                isStale={resultOf(each)?.of !== key}
                isOpen={each.id === opened}
                onOpen={onOpen}
                onRemove={onRemove}
              />
            ))}
          </ul>
        )}
      </section>
    </Card>
  )
}

interface LineProps {
  each: Case
  index: number
  result: CaseResult | undefined
  isStale: boolean
  isOpen: boolean
  onOpen: (each: Case) => void
  onRemove: (id: string) => void
}

function CaseLine({ each, index, result, isStale, isOpen, onOpen, onRemove }: LineProps) {
  const words = useWords(benchWords)
  const state = !result ? 'waiting' : isStale ? 'stale' : result.reason ? 'fail' : 'pass'
  const Icon = state === 'pass' ? CircleCheck : state === 'fail' ? CircleAlert : CircleDashed
  return (
    <li className={styles.line} data-state={state} data-open={isOpen || undefined}>
      <button
        type="button"
        className={styles.open}
        aria-label={words['cases.open'](each.name)}
        aria-describedby={`case-${index}`}
        onClick={() => onOpen(each)}
      >
        <Icon aria-hidden />
        <span className={styles.name}>{each.name}</span>
      </button>
      <span id={`case-${index}`} className={styles.text}>
        <span className={styles.state}>{words[`case.${state}`]}</span>
        {state === 'fail' && result?.reason ? (
          <span className={styles.reason}>{reasonText(result.reason, each, words)}</span>
        ) : (
          <span className={styles.expects}>{words[`expects.${each.expects.kind}`]}</span>
        )}
      </span>
      {each.from && (
        <span className={styles.from}>
          {each.from.row === null ? each.from.run : `${each.from.run} #${formatCount(each.from.row)}`}
        </span>
      )}
      <IconButton label={words['cases.remove'](each.name)} onClick={() => onRemove(each.id)}>
        <X aria-hidden />
      </IconButton>
    </li>
  )
}

function reasonText(reason: Reason, each: Case, words: typeof benchWords.tr): string {
  switch (reason.kind) {
    case 'error': {
      const line = lineIn(reason.place)
      return [line === null ? reason.place : words.line(line), reason.message].filter(Boolean).join(': ')
    }
    case 'missing':
      return words['reason.missing'](words[`check.${reason.check.id}`], reason.check.found, reason.check.of)
    case 'other':
      return words['reason.other'](reason.path)
    case 'same':
      return each.from?.message ? words['reason.refused'](each.from.message) : words['reason.same']
  }
}
