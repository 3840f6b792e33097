import { expect, test } from 'vitest'
import { readSample } from './sample'

const sample = { source: 'pasted', text: '[]', isPage: false, items: null, attributes: {}, row: null, at: '' }

test('a kept sample is read', () => expect(readSample(JSON.stringify(sample))).toEqual(sample))

test.each([null, '', '5', '{"text": 5, "attributes": {}}', '{"text": "[]", "attributes": null}'])(
  '%s is no sample',
  (text) => expect(readSample(text)).toBeNull(),
)
