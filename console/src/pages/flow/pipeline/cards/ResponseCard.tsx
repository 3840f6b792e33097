import type { ReactNode } from 'react'
import { useWords } from '../../../../i18n/words'
import { useMember } from '../DraftContext'
import { ListMember } from '../fields/ListMember'
import { SelectMember } from '../fields/SelectMember'
import { SwitchMember } from '../fields/SwitchMember'
import { TextMember } from '../fields/TextMember'
import { Panes } from '../Panes'
import { requestWords } from '../requestWords'
import { shownText } from '../shownText'
import { zones } from '../zones'
import { FailureRules } from './FailureRules'

/** How a response becomes items. An outbound flow gets its data in the same formats. */
export function ResponseCard({ after }: { after: ReactNode }) {
  const words = useWords(requestWords)
  const isInbound = shownText(useMember('direction').value).toLowerCase() !== 'outbound'
  const type = shownText(useMember('erp.responseType').value).toLowerCase() || 'json'
  return (
    <Panes after={after}>
      {isInbound && (
        <SelectMember
          path="erp.responseType"
          label={words.type}
          missing="json"
          options={[
            { value: 'json', label: 'JSON' },
            { value: 'xml', label: 'XML' },
            { value: 'text', label: words['type.text'] },
          ]}
        />
      )}
      {isInbound && type !== 'text' && (
        <TextMember
          path="erp.itemsPath"
          label={words.itemsPath}
          hint={words['itemsPath.hint']}
          placeholder="$.results"
          mono
        />
      )}
      {type !== 'text' && <ListMember path="erp.unwrap" label={words.unwrap} hint={words['unwrap.hint']} single />}
      <TextMember path="erp.encoding" label={words.encoding} hint={words['encoding.hint']} mono />
      {type === 'xml' && (
        <>
          <ListMember path="erp.xml.alwaysArray" label={words.alwaysArray} hint={words['alwaysArray.hint']} />
          <SwitchMember
            path="erp.xml.keepNamespaces"
            label={words.keepNamespaces}
            text={words['keepNamespaces.text']}
            missing={false}
          />
        </>
      )}
      {isInbound && (
        <>
          {type !== 'text' && (
            <>
              <TextMember path="erp.modifiedPath" label={words.modifiedPath} placeholder="$.modified_date" mono />
              <TextMember
                path="erp.modifiedFormat"
                label={words.modifiedFormat}
                hint={words['modifiedFormat.hint']}
                mono
              />
              <TextMember path="erp.modifiedTimeZone" label={words.modifiedTimeZone} suggestions={zones()} />
            </>
          )}
          <SwitchMember path="erp.failure.builtIn" label={words.builtIn} text={words['builtIn.text']} missing />
          <FailureRules />
        </>
      )}
    </Panes>
  )
}
