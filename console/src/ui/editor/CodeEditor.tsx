import { autocompletion, type CompletionSource, closeBrackets, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { python } from '@codemirror/lang-python'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, Transaction } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react'
import { flushSync } from 'react-dom'
import styles from './CodeEditor.module.css'
import type { Span } from './jsonPlaces'
import { phrases } from './phrases'
import { shadowOf } from './shadow'
import { theme } from './theme'
import { typeOverSelection } from './typeOverSelection'

export interface Mark extends Span {
  severity: 'error' | 'warning'
  message: string
}

export interface EditorHandle {
  /** Puts the cursor at a position, and shows its line. */
  show: (at: Span) => void
}

// Ctrl+Enter tests, wherever the cursor is.
const ownKeys = defaultKeymap.filter(({ key }) => key !== 'Mod-Enter')

const languages = {
  json: () => json(),
  python: () => [python(), indentUnit.of('    ')],
}

interface Props {
  label: string
  /** It cannot change while the editor is shown. */
  language?: keyof typeof languages
  value: string
  onChange: (value: string) => void
  marks: readonly Mark[]
  readOnly?: boolean
  complete?: CompletionSource
  ref?: Ref<EditorHandle>
}

/** An editor for JSON or Python. */
export default function CodeEditor({
  label,
  language = 'json',
  value,
  onChange,
  marks,
  readOnly = false,
  complete,
  ref,
}: Props) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const locked = useRef(new Compartment())
  // Rendered before the next key, which could otherwise meet the text before this change: a shortcut, or `value` below.
  const changed = useEffectEvent((text: string) => flushSync(() => onChange(text)))
  const suggest = useEffectEvent<CompletionSource>((context) => complete?.(context) ?? null)
  const started = useEffectEvent(() => ({ value, label, language: languages[language](), lock: lock(readOnly) }))

  useEffect(() => {
    if (!host.current) return
    const root = shadowOf(host.current)
    const start = started()
    const editor = new EditorView({
      doc: start.value,
      parent: root,
      root,
      extensions: [
        lineNumbers(),
        foldGutter(),
        lintGutter(),
        history(),
        drawSelection(),
        EditorState.allowMultipleSelections.of(true),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        typeOverSelection,
        autocompletion(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        search({ top: true }),
        start.language,
        EditorState.languageData.of(() => [{ autocomplete: suggest }]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': start.label }),
        EditorView.updateListener.of((update) => {
          const isGiven = update.transactions.some((change) => change.annotation(Transaction.remote))
          if (update.docChanged && !isGiven) changed(update.state.doc.toString())
        }),
        keymap.of([...ownKeys, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap]),
        locked.current.of(start.lock),
        phrases(),
        theme,
      ],
    })
    view.current = editor
    return () => {
      editor.destroy()
      view.current = null
    }
  }, [])

  useEffect(() => {
    view.current?.dispatch({ effects: locked.current.reconfigure(lock(readOnly)) })
  }, [readOnly])

  useEffect(() => {
    const editor = view.current
    if (editor && editor.state.doc.toString() !== value)
      editor.dispatch({
        changes: { from: 0, to: editor.state.doc.length, insert: value },
        annotations: Transaction.remote.of(true),
      })
  }, [value])

  useEffect(() => {
    const editor = view.current
    if (!editor) return
    const end = editor.state.doc.length
    const within = marks.map((mark) => ({ ...mark, from: Math.min(mark.from, end), to: Math.min(mark.to, end) }))
    editor.dispatch(setDiagnostics(editor.state, within))
  }, [marks])

  useImperativeHandle(ref, () => ({
    show: ({ from, to }) => {
      const editor = view.current
      if (!editor) return
      const end = editor.state.doc.length
      const anchor = Math.min(from, end)
      editor.dispatch({
        selection: { anchor, head: Math.min(to, end) },
        effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
      })
      editor.focus()
    },
  }))

  return <div ref={host} className={styles.editor} />
}

// What cannot be edited is still reached by keyboard, to scroll it.
const lock = (readOnly: boolean) =>
  readOnly
    ? [
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorView.contentAttributes.of({ tabindex: '0', 'aria-readonly': 'true' }),
      ]
    : []
