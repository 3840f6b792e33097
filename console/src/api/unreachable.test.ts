import { expect, test } from 'vitest'
import { isUnreachable } from './unreachable'

test.each([
  new TypeError('Failed to fetch'),
  new TypeError('NetworkError when attempting to fetch resource.'),
  new TypeError('Load failed'),
  new TypeError('Failed to fetch dynamically imported module: http://127.0.0.1:7071/assets/FlowsPage-1.js'),
  new TypeError('error loading dynamically imported module'),
  new TypeError('Importing a module script failed.'),
  new Error('Unable to preload CSS for http://127.0.0.1:7071/assets/Field-1.css'),
])('%s means that the host did not answer', (error) => expect(isUnreachable(error)).toBe(true))

test.each([
  new TypeError("Cannot read properties of undefined (reading 'map')"),
  new Error('Not found'),
  'Load failed',
])('%s does not', (error) => expect(isUnreachable(error)).toBe(false))
