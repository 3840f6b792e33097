import { useId } from 'react'
import { useMay } from '../../../../api/me'
import { useWords } from '../../../../i18n/words'
import { useMember } from '../DraftContext'
import { Member } from '../fields/Member'
import member from '../fields/Member.module.css'
import { SecretMember } from '../fields/SecretMember'
import { SelectMember } from '../fields/SelectMember'
import { SwitchMember } from '../fields/SwitchMember'
import { TextMember } from '../fields/TextMember'
import { Panes } from '../Panes'
import { requestWords } from '../requestWords'
import { settingWords } from '../settingWords'
import { LoginTest } from './LoginTest'

/** Where orders are written, and how the flow logs in there. */
export function OmnitronCard() {
  const id = useId()
  const words = useWords(settingWords)
  const request = useWords(requestWords)
  const { value, set, readOnly } = useMember('omnitron.create')
  const creates = value !== undefined && value !== null
  const mayTest = useMay('testLogin')
  return (
    <Panes after={mayTest && <LoginTest which="omnitron" />}>
      <SecretMember path="omnitron.domainUrl" label={words.domainUrl} hint={words['domainUrl.hint']} />
      <SecretMember path="omnitron.username" label={request.username} />
      <SecretMember path="omnitron.password" label={request.password} secret />
      <TextMember path="omnitron.loginPath" label={words.loginPath} placeholder="/api/i1/auth/login/" mono />
      <TextMember
        path="omnitron.updatePath"
        label={words.updatePath}
        placeholder="/api/i1/order_items/bulk_status_update/"
        mono
      />
      <SwitchMember
        path="omnitron.sendOrderNumber"
        label={words.sendOrderNumber}
        text={words['sendOrderNumber.text']}
        missing={false}
      />
      <Member id={id} jsonPath="" label={words.create} problems={[]}>
        <select
          id={id}
          className={member.input}
          value={creates ? 'yes' : 'none'}
          disabled={readOnly}
          onChange={(event) =>
            set(event.target.value === 'yes' ? { method: 'POST', path: '/api/i1/orders/' } : undefined)
          }
        >
          <option value="none">{words['create.none']}</option>
          <option value="yes">{words['create.yes']}</option>
        </select>
      </Member>
      {creates && (
        <>
          <SelectMember
            path="omnitron.create.method"
            label={request.method}
            missing="POST"
            options={['POST', 'PUT'].map((each) => ({ value: each, label: each }))}
          />
          <TextMember path="omnitron.create.path" label={words['create.path']} mono />
        </>
      )}
    </Panes>
  )
}
