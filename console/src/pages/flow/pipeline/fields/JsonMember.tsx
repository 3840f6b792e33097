import { useId } from 'react'
import { useWords } from '../../../../i18n/words'
import CodeEditor from '../../../../ui/editor/CodeEditor'
import { findPath, findSyntaxError } from '../../../../ui/editor/jsonPlaces'
import { flowWords } from '../../words'
import { useDraftDocument, useMember } from '../DraftContext'
import { isSame } from '../document'
import styles from './CodeMember.module.css'
import { Problems } from './Member'

/** A part of the definition as JSON. Text that is not JSON is kept beside the definition until it is. */
export function JsonMember({ path, label }: { path: string; label: string }) {
  const id = useId()
  const words = useWords(flowWords)
  const { unparsed, setUnparsed } = useDraftDocument()
  const { jsonPath, value, problems, readOnly, set } = useMember(path)
  const kept = unparsed[jsonPath]
  const broken = kept === undefined ? null : findSyntaxError(kept)
  // Valid text keeps its spaces as long as it is what the definition has.
  const isKept = kept !== undefined && (broken !== null || isSame(JSON.parse(kept), value))
  const text = isKept
    ? kept
    : typeof value === 'string'
      ? value
      : value === undefined
        ? ''
        : JSON.stringify(value, null, 2)
  const marks =
    isKept && broken
      ? [{ ...broken, severity: 'error' as const, message: words['syntax.error'] }]
      : problems.map((problem) => ({ ...problem, ...findPath(text, `$${problem.path?.slice(jsonPath.length) ?? ''}`) }))
  const change = (next: string) => {
    // A spec may be a text in the language of its engine.
    if (typeof value === 'string') return set(next)
    setUnparsed(jsonPath, next)
    if (!findSyntaxError(next)) set(JSON.parse(next))
  }
  return (
    <div className={styles.code} data-path={jsonPath}>
      <div className={styles.frame} data-invalid={marks.some((mark) => mark.severity === 'error') || undefined}>
        <CodeEditor label={label} value={text} onChange={change} marks={marks} readOnly={readOnly} />
      </div>
      <Problems id={id} problems={problems} />
    </div>
  )
}
