/** A value in an input: what is no text is shown as JSON. */
export const shownText = (value: unknown) =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
