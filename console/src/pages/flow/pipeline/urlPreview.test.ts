import { expect, test } from 'vitest'
import { expressionOf, localTime, requestDraft, urlFrom } from './urlPreview'

const erp = {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of the flow.
  url: "https://erp.example/${number:isEmpty():ifElse('list', 'one')}?lang=en&fixed=1",
  parameters: { number: { key: 'orderNo' } },
  extraParams: { lang: 'tr', size: 5, key: { secret: 'ERP_KEY' } },
  pagination: { type: 'offset', limit: 6 },
}

test('one expression has all texts of a GET, and its values become the URL', () => {
  const draft = requestDraft({ erp }, { number: 'ORD/1 ş' })
  expect(draft.method).toBe('GET')
  expect(draft.attributes).toMatchObject({ number: 'ORD/1 ş', 'page.offset': '0', 'page.limit': '6' })
  const evaluated = expressionOf(draft).replace(/\$\{.*?\}/, 'one')
  expect(urlFrom(draft, evaluated)).toBe(
    'https://erp.example/one?fixed=1&lang=tr&size=5&key=<ERP_KEY>&orderNo=ORD/1%20%C5%9F&offset=0&limit=6',
  )
})

test('a POST sends its parameters in the body', () => {
  const draft = requestDraft({ erp: { ...erp, method: 'post' } }, { number: '1' })
  expect(urlFrom(draft, 'https://erp.example/x?lang=en')).toBe('https://erp.example/x?lang=en')
})

test('the page size is left out under an empty name', () =>
  expect(requestDraft({ erp: { pagination: { type: 'page', limitKey: '', firstPage: 0 } } }, {}).query).toEqual([
    ['page', '0'],
  ]))

test('a moment is written in the time zone of the flow', () => {
  const moment = new Date('2026-06-01T10:00:05.250Z')
  expect(localTime('Europe/Istanbul', moment)).toBe('2026-06-01T13:00:05.250000')
  expect(localTime('No/Where', moment)).toBe('2026-06-01T10:00:05.250000')
})
