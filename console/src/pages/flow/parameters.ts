export interface Parameter {
  name: string
  /** The type of its value, such as `datetime`; null if the definition names none. */
  type: string | null
}

const builtIn = ['number', 'modified_date__gt']

/** The trigger parameters of a definition; `number` and `modified_date__gt` always exist. */
export function parametersOf(definition: string): Parameter[] {
  const own = declared(definition)
  return [
    ...builtIn.filter((name) => !(name in own)).map((name) => ({ name, type: null })),
    ...Object.entries(own).map(([name, value]) => {
      const { type } = (value ?? {}) as { type?: unknown }
      return { name, type: typeof type === 'string' ? type : null }
    }),
  ]
}

function declared(definition: string): Record<string, unknown> {
  try {
    const parameters = JSON.parse(definition)?.erp?.parameters
    return typeof parameters === 'object' && parameters !== null ? parameters : {}
  } catch {
    return {}
  }
}

/** The values that were filled in. */
export const filled = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))

/** The parameters of the ERP's request: a run that is asked for no order reads the changes since the watermark. */
export const erpParameters = (values: Readonly<Record<string, string>>): Record<string, string> => {
  const given = filled(values)
  return given.number || given.modified_date__gt ? given : { ...given, modified_date__gt: '<watermark>' }
}

/** The URL that starts a run, without a key. */
export function triggerUrl(origin: string, flow: string, values: Readonly<Record<string, string>>) {
  const query = new URLSearchParams(filled(values)).toString()
  return `${origin}/api/flows/${encodeURIComponent(flow)}/trigger${query ? `?${query}` : ''}`
}

/** A command that starts a run; the shell reads the key from a variable. */
export const curlOf = (url: string) => `curl -X POST ${quoted(url)} \\\n  -H "x-functions-key: $ORDER_STATUS_FLOW_KEY"`

// In single quotes a shell replaces nothing.
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

/** The direction of a definition; null if it names none or is not JSON. */
export function directionOf(definition: string): string | null {
  try {
    const direction = JSON.parse(definition)?.direction
    return typeof direction === 'string' ? direction : null
  } catch {
    return null
  }
}
