import { expect, test } from 'vitest'
import { curlOf, parametersOf, triggerUrl } from './parameters'

test('the built-in parameters come first, and a definition may declare them too', () => {
  const own = { erp: { parameters: { store: { type: 'string' }, number: null } } }
  expect(parametersOf(JSON.stringify(own))).toEqual([
    { name: 'modified_date__gt', type: null },
    { name: 'store', type: 'string' },
    { name: 'number', type: null },
  ])
})

test.each(['', 'null', '[]', '{"erp": null}', '{"erp": {"parameters": 5}}', '{"erp": {"parameters": "x"}}'])(
  'a definition %s without parameters has the built-in ones',
  (text) => expect(parametersOf(text).map((each) => each.name)).toEqual(['number', 'modified_date__gt']),
)

test('values are encoded in the URL and cannot end the command', () => {
  const url = triggerUrl('https://host', 'orders', { number: "A&B'; rm x", empty: ' ' })
  expect(url).toBe('https://host/api/flows/orders/trigger?number=A%26B%27%3B+rm+x')
  expect(curlOf("https://host/'$(x)")).toContain("'https://host/'\\''$(x)'")
})
