import { useWords } from '../../../../i18n/words'
import { useMember } from '../DraftContext'
import { NumberMember } from '../fields/NumberMember'
import { SecretMember } from '../fields/SecretMember'
import { SwitchMember } from '../fields/SwitchMember'
import { TextMember } from '../fields/TextMember'
import { Panes } from '../Panes'
import { settingWords } from '../settingWords'
import { shownText } from '../shownText'

/** When somebody is notified. */
export function AlarmsCard() {
  const words = useWords(settingWords)
  const rate = useMember('alarms.errorRatePercent').value
  const window = useMember('alarms.errorRateWindow').value
  // Without a rate it means nothing; one that is set can be removed.
  const hasRate = shownText(rate) !== '' || shownText(window) !== ''
  const hint = words['duration.hint']
  return (
    <Panes>
      <NumberMember path="alarms.errorRatePercent" label={words.errorRatePercent} unit="%" />
      {hasRate && (
        <TextMember
          path="alarms.errorRateWindow"
          label={words.errorRateWindow}
          hint={words['errorRateWindow.hint']}
          mono
        />
      )}
      <TextMember path="alarms.maxDuration" label={words.maxDuration} hint={hint} placeholder="00:10:00" mono />
      <TextMember path="alarms.noRunFor" label={words.noRunFor} hint={hint} placeholder="01:00:00" mono />
      <TextMember path="alarms.watermarkStuckFor" label={words.watermarkStuckFor} hint={hint} mono />
      <NumberMember path="alarms.loginFailures" label={words.loginFailures} />
      <SwitchMember
        path="alarms.newErrorGroups"
        label={words.newErrorGroups}
        text={words['newErrorGroups.text']}
        missing={false}
      />
      <SecretMember path="alarms.webhookUrl" label={words.webhookUrl} hint={words['webhookUrl.hint']} />
      <SecretMember path="alarms.webhookSecret" label={words.webhookSecret} secret />
    </Panes>
  )
}
