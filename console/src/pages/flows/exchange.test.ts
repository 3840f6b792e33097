import { describe, expect, it } from 'vitest'
import { flowsIn, same } from './exchange'

describe('flowsIn', () => {
  it('names a definition after its file', () => {
    expect(flowsIn('orders.json', '{"direction": "inbound"}')).toEqual([
      { name: 'orders', text: '{"direction": "inbound"}' },
    ])
  })

  it('keeps comments, which the host reads', () => {
    expect(flowsIn('orders.json', '{ /* daily */ "direction": "inbound"}')?.[0]?.name).toBe('orders')
  })

  it('reads all flows of an export', () => {
    const text = '{"flows": {"a": {"direction": "inbound"}, "b": {"direction": "outbound"}}}'
    expect(flowsIn('all.json', text)?.map((flow) => flow.name)).toEqual(['a', 'b'])
  })

  it('refuses what has no name of a flow', () => {
    expect(flowsIn('My Flow (1).json', '{}')).toBeNull()
    expect(flowsIn('a.json', '[]')).toBeNull()
    expect(flowsIn('a.json', '{"flows": {"A b": {}}}')).toBeNull()
  })
})

describe('same', () => {
  it('ignores white space and the order of members', () => {
    expect(same('{"a": {"b": 1, "c": [1, 2]}}', '{ "a": {"c": [1,2], "b": 1} }')).toBe(true)
    expect(same('{"a": [1, 2]}', '{"a": [2, 1]}')).toBe(false)
  })
})
