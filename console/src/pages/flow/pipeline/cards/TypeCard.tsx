import { useWords } from '../../../../i18n/words'
import { SelectMember } from '../fields/SelectMember'
import { SwitchMember } from '../fields/SwitchMember'
import { Panes } from '../Panes'
import { settingWords } from '../settingWords'

/** Whether the flow reads or receives, and whether it runs at all. */
export function TypeCard() {
  const words = useWords(settingWords)
  return (
    <Panes>
      <SelectMember
        path="direction"
        label={words.direction}
        missing=""
        options={[
          { value: 'inbound', label: words['direction.inbound'] },
          { value: 'outbound', label: words['direction.outbound'] },
        ]}
      />
      <SwitchMember path="enabled" label={words.enabled} text={words['enabled.text']} missing />
    </Panes>
  )
}
