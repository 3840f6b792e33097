import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { getLocation, parse } from 'jsonc-parser'
import { isObject } from '../../../json/isObject'
import { valueAt } from './document'

type Schema = Record<string, unknown>

/** Completes the members and words of a definition from its JSON Schema. */
export const completeFrom =
  (schema: Schema) =>
  (context: CompletionContext): CompletionResult | null => {
    const text = context.state.doc.toString()
    const found = suggestionsAt(schema, text, context.pos)
    if (found.options.length === 0) return null
    // Without a letter or a quote before it, completion opens only when it is asked for.
    if (!context.explicit && !/["\w]$/.test(text.slice(0, context.pos))) return null
    return { from: found.from, to: found.to, options: found.options, validFor: /^"?[\w$]*$/ }
  }

interface Suggestion {
  label: string
  displayLabel?: string
  info?: string
  detail?: string
  apply: string
}

/** What can be written at a position, in place of what is there. */
export function suggestionsAt(schema: Schema, text: string, position: number) {
  const location = getLocation(text, position)
  const node = location.previousNode
  const isInNode = node !== undefined && node.offset <= position && position <= node.offset + node.length
  const word = /"?[\w$]*$/.exec(text.slice(0, position))?.[0].length ?? 0
  const from = isInNode ? node.offset : position - word
  const to = isInNode ? node.offset + node.length : position
  const path = location.isAtPropertyKey ? location.path.slice(0, -1) : location.path
  const schemas = schemasAt(schema, path)
  const options = location.isAtPropertyKey
    ? names(schema, schemas, text, path, /^\s*:/.test(text.slice(to)), isInNode ? node.value : null)
    : values(schemas)
  return { from, to, options }
}

function names(
  root: Schema,
  schemas: readonly Schema[],
  text: string,
  path: readonly (string | number)[],
  hasValue: boolean,
  own: unknown,
): Suggestion[] {
  const present = valueAt(parse(text), path)
  const options = new Map<string, Suggestion>()
  for (const { properties } of schemas)
    if (isObject(properties))
      for (const [name, property] of Object.entries(properties))
        if (!isObject(present) || !Object.hasOwn(present, name) || name === own)
          options.set(name, {
            // Typed text is compared with the label, and it begins with a quote.
            label: `"${name}"`,
            displayLabel: name,
            info: isObject(property) && typeof property.description === 'string' ? property.description : undefined,
            apply: hasValue ? `"${name}"` : `"${name}": ${blank(root, property)}`,
          })
  return [...options.values()]
}

function values(schemas: readonly Schema[]): Suggestion[] {
  const found = new Map<string, Suggestion>()
  for (const each of schemas) {
    const types = [each.type].flat()
    const words = [each.enum, each.examples].flat().filter((word) => word !== undefined && word !== null)
    if (types.includes('boolean')) words.push(true, false)
    if (each.default !== undefined && each.default !== null) words.push(each.default)
    for (const word of words) {
      const label = JSON.stringify(word)
      found.set(label, { label, apply: label, detail: word === each.default ? '·' : undefined })
    }
  }
  return [...found.values()]
}

/** The beginning of a value. */
function blank(root: Schema, property: unknown) {
  const types = isObject(property) ? resolved(root, property).flatMap((each) => [each.type].flat()) : []
  return types.includes('object') && !types.includes('string') ? '{}' : types[0] === 'array' ? '[]' : ''
}

/** The schemas that describe the value at a path. */
function schemasAt(root: Schema, path: readonly (string | number)[]): Schema[] {
  let found = resolved(root, root)
  for (const part of path)
    found = found.flatMap((each) => {
      const next =
        typeof part === 'number'
          ? each.items
          : ((isObject(each.properties) ? each.properties[part] : undefined) ?? each.additionalProperties)
      return isObject(next) ? resolved(root, next) : []
    })
  return found
}

/** A schema and those that it refers to. */
function resolved(root: Schema, schema: Schema): Schema[] {
  const target = typeof schema.$ref === 'string' ? valueAt(root, schema.$ref.replace(/^#\//, '').split('/')) : undefined
  const choices = [schema.anyOf, schema.oneOf].flat().filter(isObject)
  return [schema, ...(isObject(target) ? [target] : []), ...choices].flatMap((each) =>
    each === schema ? [each] : resolved(root, each),
  )
}
