import { expect, test } from 'vitest'
import { benchStepOf, makesOrders } from './steps'

const whole = { script: {}, mapping: {}, orderScript: {} }

test.each([
  ['script', whole, 'script'],
  ['mapping', whole, 'mapping'],
  ['orderScript', whole, 'order-script'],
  ['write', whole, 'order-script'],
  ['write', { script: {}, mapping: {}, orderScript: null }, 'mapping'],
  ['write', { script: {} }, 'script'],
  ['write', {}, 'mapping'],
])('a failure in %s of %o is corrected in %s', (failed, definition, step) =>
  expect(benchStepOf(failed, definition)).toBe(step),
)

test('a script without a mapping makes the orders', () => {
  expect(makesOrders('script', { script: {} })).toBe(true)
  expect(makesOrders('script', whole)).toBe(false)
  expect(makesOrders('mapping', whole)).toBe(true)
})
