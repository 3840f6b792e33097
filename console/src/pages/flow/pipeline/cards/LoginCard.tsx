import { useMay } from '../../../../api/me'
import { useWords } from '../../../../i18n/words'
import { isObject } from '../../../../json/isObject'
import { useMember } from '../DraftContext'
import { MapMember } from '../fields/MapMember'
import { SecretMember } from '../fields/SecretMember'
import { SelectMember } from '../fields/SelectMember'
import { TextMember } from '../fields/TextMember'
import { Panes } from '../Panes'
import { requestWords } from '../requestWords'
import { shownText } from '../shownText'
import { LoginTest } from './LoginTest'

const types = ['none', 'basic', 'digest', 'token', 'header', 'jwt', 'oauth2', 'nebim'] as const
const plain = { basic: 'Basic', digest: 'Digest', oauth2: 'OAuth 2.0' }
const grants = ['client_credentials', 'password', 'refresh_token', 'authorization_code']
const tokenPaths: Record<string, string> = { jwt: '$.token', oauth2: '$.access_token', nebim: '$.SessionID' }

/** How the flow logs in to the ERP. The type decides what is needed. */
export function LoginCard() {
  const words = useWords(requestWords)
  const type = shownText(useMember('erp.login.type').value).toLowerCase() || 'none'
  const grant = shownText(useMember('erp.login.grant').value) || 'client_credentials'
  const certificate = useMember('erp.login.certificate').value
  const certificatePassword = useMember('erp.login.certificatePassword').value
  const hasCertificate = [certificate, certificatePassword].some((value) => isObject(value) || shownText(value) !== '')
  const is = (...names: string[]) => names.includes(type)
  const hasPassword = is('basic', 'digest', 'jwt', 'nebim') || (is('oauth2') && grant === 'password')
  const mayTest = useMay('testLogin')
  return (
    <Panes after={mayTest && <LoginTest which="erp" />}>
      <SelectMember
        path="erp.login.type"
        label={words['login.type']}
        missing="none"
        options={types.map((value) => ({
          value,
          label: value in plain ? plain[value as keyof typeof plain] : words[`login.${value as 'none'}`],
        }))}
      />
      {is('jwt', 'oauth2', 'nebim') && <SecretMember path="erp.login.url" label={words['login.url']} />}
      {is('oauth2') && (
        <>
          <SelectMember
            path="erp.login.grant"
            label={words.grant}
            missing="client_credentials"
            options={grants.map((value) => ({ value, label: value }))}
          />
          {grant === 'authorization_code' && (
            <TextMember path="erp.login.authorizeUrl" label={words.authorizeUrl} mono />
          )}
          <SecretMember path="erp.login.clientId" label={words.clientId} />
          <SecretMember path="erp.login.clientSecret" label={words.clientSecret} secret />
          <SecretMember path="erp.login.scope" label={words.scope} />
          {grant === 'refresh_token' && (
            <SecretMember path="erp.login.refreshToken" label={words.refreshToken} secret />
          )}
        </>
      )}
      {hasPassword && (
        <>
          <SecretMember path="erp.login.username" label={words.username} />
          <SecretMember path="erp.login.password" label={words.password} secret />
        </>
      )}
      {is('token', 'header') && <SecretMember path="erp.login.token" label={words.token} secret />}
      {is('jwt', 'oauth2', 'nebim') && (
        <TextMember path="erp.login.tokenPath" label={words.tokenPath} placeholder={tokenPaths[type]} mono />
      )}
      {is('token', 'header', 'jwt', 'oauth2') && (
        <>
          <TextMember path="erp.login.header" label={words.header} placeholder="Authorization" mono />
          <TextMember path="erp.login.prefix" label={words.prefix} placeholder={is('header') ? '' : 'Bearer'} mono />
        </>
      )}
      {is('jwt', 'oauth2', 'nebim') && <MapMember path="erp.login.headers" label={words['login.headers']} />}
      {is('jwt', 'oauth2') && <MapMember path="erp.login.body" label={words['login.body']} json />}
      {!is('none') && <SecretMember path="erp.login.checkUrl" label={words.checkUrl} />}
      <SecretMember path="erp.login.certificate" label={words.certificate} secret />
      {hasCertificate && <SecretMember path="erp.login.certificatePassword" label={words.certificatePassword} secret />}
    </Panes>
  )
}
