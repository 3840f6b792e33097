import { json } from '@codemirror/lang-json'
import { MergeView, unifiedMergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useIsNarrow } from '../useIsNarrow'
import styles from './CodeDiff.module.css'
import { phrases } from './phrases'
import { shadowOf } from './shadow'
import { theme } from './theme'

interface Side {
  label: string
  text: string
}

interface Props {
  before: Side
  after: Side
  /** With it, each change can be reverted. */
  onChange?: (text: string) => void
}

/** Two texts side by side, or one below the other where there is little room. */
export default function CodeDiff({ before, after, onChange }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const isNarrow = useIsNarrow()
  const changed = useEffectEvent((text: string) => onChange?.(text))
  const canRevert = onChange !== undefined
  // A change that was reverted here is already shown.
  const shown = useRef<string>(null)
  const sides = useEffectEvent(() => ({ before, after }))
  const isOwn = shown.current === after.text
  const version = `${before.text.length} ${before.label} ${after.label} ${isOwn ? shown.current : after.text}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the texts.
  useEffect(() => {
    if (!host.current) return
    const root = shadowOf(host.current)
    const { before, after } = sides()
    const side = (label: string) => [
      lineNumbers(),
      json(),
      EditorView.lineWrapping,
      EditorState.readOnly.of(true),
      EditorView.editable.of(false),
      EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', tabindex: '0' }),
      phrases(),
      theme,
    ]
    const collapse = { margin: 3, minSize: 6 }
    const view = isNarrow
      ? new EditorView({
          doc: after.text,
          parent: root,
          root,
          extensions: [
            side(after.label),
            unifiedMergeView({ original: before.text, mergeControls: false, collapseUnchanged: collapse }),
          ],
        })
      : new MergeView({
          a: { doc: before.text, extensions: side(before.label) },
          b: {
            doc: after.text,
            extensions: [
              side(after.label),
              EditorView.updateListener.of((update) => {
                if (!update.docChanged) return
                shown.current = update.state.doc.toString()
                changed(shown.current)
              }),
            ],
          },
          parent: root,
          root,
          collapseUnchanged: collapse,
          revertControls: canRevert ? 'a-to-b' : undefined,
        })
    return () => view.destroy()
  }, [version, isNarrow, canRevert])

  return (
    <div className={styles.diff}>
      <div className={styles.labels}>
        <span>{before.label}</span>
        <span>{after.label}</span>
      </div>
      <div ref={host} className={styles.view} />
    </div>
  )
}
