import { useWords } from '../../../../i18n/words'
import { useMember } from '../DraftContext'
import { NumberMember } from '../fields/NumberMember'
import { SelectMember } from '../fields/SelectMember'
import { TextMember } from '../fields/TextMember'
import { Panes } from '../Panes'
import { requestWords } from '../requestWords'
import { shownText } from '../shownText'

const types = ['none', 'offset', 'page', 'seek', 'next'] as const

/** How responses are divided into pages. The type decides what has an effect. */
export function PaginationCard() {
  const words = useWords(requestWords)
  const type = shownText(useMember('erp.pagination.type').value).toLowerCase() || 'none'
  const is = (...names: string[]) => names.includes(type)
  return (
    <Panes>
      <SelectMember
        path="erp.pagination.type"
        label={words.pages}
        missing="none"
        options={types.map((value) => ({ value, label: words[`page.${value}`] }))}
      />
      {is('offset') && <TextMember path="erp.pagination.offsetKey" label={words.offsetKey} placeholder="offset" mono />}
      {is('page') && (
        <>
          <TextMember path="erp.pagination.pageKey" label={words.pageKey} placeholder="page" mono />
          <NumberMember path="erp.pagination.firstPage" label={words.firstPage} placeholder="1" />
        </>
      )}
      {is('seek') && (
        <TextMember path="erp.pagination.valuePath" label={words.valuePath} hint={words['valuePath.hint']} mono />
      )}
      {is('next') && <TextMember path="erp.pagination.path" label={words.path} hint={words['path.hint']} mono />}
      {is('seek', 'next') && <TextMember path="erp.pagination.key" label={words.key} mono />}
      {is('offset', 'page', 'seek') && (
        <>
          <TextMember path="erp.pagination.limitKey" label={words.limitKey} placeholder="limit" mono />
          <NumberMember path="erp.pagination.limit" label={words.limit} placeholder="100" />
        </>
      )}
      {!is('none') && (
        <>
          <TextMember path="erp.pagination.totalPath" label={words.totalPath} placeholder="$.total" mono />
          <TextMember path="erp.pagination.hasMorePath" label={words.hasMorePath} placeholder="$.has_more" mono />
          <NumberMember path="erp.pagination.maxPages" label={words.maxPages} placeholder="100000" />
        </>
      )}
      {is('offset') && (
        <NumberMember
          path="erp.pagination.overlap"
          label={words['page.overlap']}
          hint={words['page.overlap.hint']}
          placeholder="0"
        />
      )}
    </Panes>
  )
}
