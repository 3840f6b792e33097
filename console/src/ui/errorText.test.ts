import { expect, test, vi } from 'vitest'
import { ApiError, type Problem } from '../api/problem'
import { errorText } from './errorText'
import { uiWords } from './uiWords'

vi.mock('../settings/preferences')

test.each([
  [new TypeError('Failed to fetch'), uiWords.tr.unreachable],
  [new ApiError(502, null), 'Sunucu 502 durum koduyla yanıt verdi. Biraz sonra yeniden deneyin.'],
  [new ApiError(400, { detail: 'The flow has errors.' } as Problem), 'The flow has errors.'],
  [new Error('The ERP did not answer.'), 'The ERP did not answer.'],
  ['stopped', 'stopped'],
])('%s says %s', (error, expected) => expect(errorText(error, uiWords.tr)).toBe(expected))
