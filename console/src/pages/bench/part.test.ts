import { expect, test } from 'vitest'
import { parsedDefinition } from '../flow/pipeline/document'
import { partOf, withNewPart, withPart } from './part'

const definition = `{
  "direction": "inbound",
  "script": {"source": "a = 1\\n", "python": "2"},
  "unknown": 1.0
}
`

test('a script is read and edited, and the rest of the text stays as it is', () => {
  const part = partOf(parsedDefinition(definition) ?? {}, 'script')
  expect(part).toMatchObject({ kind: 'script', python: '2', engine: 'cpython', text: 'a = 1\n' })
  if (part) expect(withPart(definition, 'script', part, 'b = "2"\n')).toBe(definition.replace('a = 1', 'b = \\"2\\"'))
})

test('a spec is edited while it is JSON', () => {
  const text = withNewPart(definition, 'mapping', '[{"operation": "sort"}]')
  const part = partOf(parsedDefinition(text) ?? {}, 'mapping')
  expect(part?.text).toBe('[\n  {\n    "operation": "sort"\n  }\n]')
  if (!part) return
  expect(withPart(text, 'mapping', part, '[')).toBeNull()
  expect(parsedDefinition(withPart(text, 'mapping', part, '[]') ?? '')).toMatchObject({
    mapping: { spec: [] },
    unknown: 1,
  })
})

test('a spec that is a text stays one', () => {
  const text = withNewPart('{}', 'mapping', '"[] // none"')
  const part = partOf(parsedDefinition(text) ?? {}, 'mapping')
  expect(part).toMatchObject({ isText: true, text: '[] // none' })
  if (part) expect(parsedDefinition(withPart(text, 'mapping', part, '[') ?? '')).toEqual({ mapping: { spec: '[' } })
})

test('what a definition does not have is no part', () => {
  expect(partOf({ mapping: null }, 'mapping')).toBeNull()
  expect(partOf({}, 'order-script')).toBeNull()
  expect(parsedDefinition('{"a": ')).toBeNull()
  expect(parsedDefinition('[]')).toBeNull()
})
