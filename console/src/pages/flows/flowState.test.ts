import { expect, test } from 'vitest'
import type { FlowItem } from '../../api/flows'
import { fits } from './flowState'

const flow = { name: 'sap-orders', direction: 'inbound', enabled: true, paused: null, error: null } as FlowItem

test.each([
  [{}, true],
  [{ q: 'SAP' }, true],
  [{ q: ' orders ' }, true],
  [{ q: 'nebim' }, false],
  [{ q: 'sap', direction: 'outbound' }, false],
  [{ state: 'active' }, true],
  [{ state: 'paused' }, false],
] as const)('%j matches: %s', (search, expected) => expect(fits(flow, search)).toBe(expected))
