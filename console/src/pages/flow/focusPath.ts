/** Moves to the input of a JSON path, or to the closest one above it. False if the card has none. */
export function focusPath(root: ParentNode, path: string): boolean {
  let found: HTMLElement | null = null
  for (const element of root.querySelectorAll<HTMLElement>('[data-path]')) {
    const own = element.dataset.path ?? ''
    if (own && path.startsWith(own) && own.length > (found?.dataset.path?.length ?? 0)) found = element
  }
  if (!found) return false
  found.scrollIntoView({ block: 'center' })
  const input = found.querySelector<HTMLElement>('input, textarea, select')
  if (input) input.focus({ preventScroll: true })
  else
    for (const host of found.querySelectorAll('*')) host.shadowRoot?.querySelector<HTMLElement>('.cm-content')?.focus()
  return true
}
