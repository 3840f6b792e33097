import { EditorView } from '@codemirror/view'

/**
 * Replaces the selection when text is typed over it. Chromium would keep the colour of the selected text by an inline style,
 * which the page's content security policy refuses.
 */
export const typeOverSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main
    const text = event.data
    if (event.inputType !== 'insertText' || !text || empty || view.composing || view.state.readOnly) return false
    event.preventDefault()
    const insert = () =>
      view.state.update(view.state.replaceSelection(text), { userEvent: 'input.type', scrollIntoView: true })
    const handled = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, text, insert))
    if (!handled) view.dispatch(insert())
    return true
  },
})
