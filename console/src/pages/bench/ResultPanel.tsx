import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatDuration } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { CopyButton } from '../../ui/CopyButton'
import { Json } from '../../ui/Json'
import { Checks } from './Checks'
import { lineIn } from './marks'
import { Panel } from './Panel'
import styles from './ResultPanel.module.css'
import type { Finding, Tested } from './tryPart'
import { benchWords } from './words'

interface Props {
  tested: Tested | null
  /** The attributes that the step found. */
  before: Readonly<Record<string, string>>
  isRunning: boolean
  /** Whether it is the result of another text or input than the one that is shown. */
  isStale: boolean
  /** Whether the output is checked for what Omnitron needs. */
  checks: boolean
  onShow: (finding: Finding) => void
  children?: ReactNode
}

/** What the step made of the input. */
export function ResultPanel({ tested, before, isRunning, isStale, checks, onShow, children }: Props) {
  const words = useWords(benchWords)
  const note = isRunning ? words['result.running'] : isStale && tested ? words['result.stale'] : null
  return (
    <Panel
      title={words.result}
      note={note}
      end={tested?.output != null && <CopyButton text={() => textOf(tested.output)} />}
    >
      <div className={styles.result}>
        {children}
        {!tested && !children && <p className={styles.none}>{words['result.none']}</p>}
        {tested && (
          <>
            <p className={styles.state} data-failed={tested.error ? true : undefined}>
              {tested.error ? <CircleAlert aria-hidden /> : <CircleCheck aria-hidden />}
              <strong>{tested.error ? words['result.failed'] : words['result.ok']}</strong>
              <span className={styles.time}>{formatDuration(tested.durationMs)}</span>
              {tested.python && (
                <span className={styles.tag} title={tested.python.reason}>
                  {words['result.python'](tested.python.version)}
                </span>
              )}
            </p>
            {tested.errors.map((error) => (
              <FindingLine key={`${error.place} ${error.message}`} finding={error} severity="error" onShow={onShow} />
            ))}
            {tested.warnings.map((warning) => (
              <FindingLine
                key={`${warning.place} ${warning.message}`}
                finding={warning}
                severity="warning"
                onShow={onShow}
              />
            ))}
            {checks && !tested.error && <Checks output={tested.output} />}
            {!tested.error && (
              <>
                <h3>{words['result.data']}</h3>
                {tested.output == null ? (
                  <p className={styles.none}>{words['result.null']}</p>
                ) : (
                  <Json value={tested.output} className={styles.json} />
                )}
              </>
            )}
            {tested.printed && (
              <>
                <h3>{words['result.printed']}</h3>
                <pre className={styles.printed}>{tested.printed}</pre>
              </>
            )}
            <After attributes={tested.attributes} before={before} />
            {tested.changes.length > 0 && (
              <details className={styles.changes}>
                <summary>{words['result.changes'](tested.changes.length)}</summary>
                <ul>
                  {tested.changes.map((change) => (
                    <li key={change}>{change}</li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </div>
    </Panel>
  )
}

const textOf = (output: unknown) => (typeof output === 'string' ? output : JSON.stringify(output, null, 2))

function FindingLine({
  finding,
  severity,
  onShow,
}: {
  finding: Finding
  severity: 'error' | 'warning'
  onShow: (finding: Finding) => void
}) {
  const words = useWords(benchWords)
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert
  const line = lineIn(finding.place)
  return (
    <button type="button" className={styles.finding} data-severity={severity} onClick={() => onShow(finding)}>
      <Icon aria-hidden />
      <span>
        {finding.place && <code>{line === null ? finding.place : words.line(line)}</code>} {finding.message}
      </span>
    </button>
  )
}

function After({ attributes, before }: { attributes: Tested['attributes']; before: Readonly<Record<string, string>> }) {
  const words = useWords(benchWords)
  const names = Object.keys(attributes ?? {})
  if (!attributes || names.length === 0) return null
  return (
    <>
      <h3>{words.attributes}</h3>
      <dl className={styles.attributes}>
        {names.map((name) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {attributes[name]}
              {before[name] !== attributes[name] && (
                <span className={styles.tag}>{words[name in before ? 'result.changed' : 'result.new']}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
