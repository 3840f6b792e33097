import CodeEditor from '../../../../ui/editor/CodeEditor'
import { namedLine } from '../../../../ui/editor/lineSpan'
import { useMember } from '../DraftContext'
import { shownText } from '../shownText'
import styles from './CodeMember.module.css'
import { Problems } from './Member'

/** The source of a Python script. */
export function CodeMember({ path, label }: { path: string; label: string }) {
  const { jsonPath, value, problems, readOnly, set } = useMember(path)
  const text = shownText(value)
  const marks = problems.flatMap((problem) => {
    const span = namedLine(text, problem.message)
    return span ? [{ ...problem, ...span }] : []
  })
  return (
    <div className={styles.code} data-path={jsonPath}>
      <div className={styles.frame} data-invalid={problems.some((each) => each.severity === 'error') || undefined}>
        <CodeEditor language="python" label={label} value={text} onChange={set} marks={marks} readOnly={readOnly} />
      </div>
      <Problems problems={problems} />
    </div>
  )
}
