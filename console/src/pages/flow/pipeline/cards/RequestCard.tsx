import { useState } from 'react'
import { useWords } from '../../../../i18n/words'
import { useDraftDocument } from '../DraftContext'
import { pathOf, valueAt } from '../document'
import { MapMember } from '../fields/MapMember'
import { SecretMember } from '../fields/SecretMember'
import { SelectMember } from '../fields/SelectMember'
import { TextMember } from '../fields/TextMember'
import { Panes } from '../Panes'
import { requestWords } from '../requestWords'
import { shownText } from '../shownText'
import { UrlPreview } from '../UrlPreview'
import { exampleParameters } from '../urlPreview'
import { zones } from '../zones'
import styles from './cards.module.css'

/** The request that reads orders, and the URLs that it leads to. */
export function RequestCard() {
  const words = useWords(requestWords)
  const { definition } = useDraftDocument()
  const isPost = shownText(valueAt(definition, pathOf('erp.method'))).toUpperCase() === 'POST'
  return (
    <Panes after={<UrlPreviews />}>
      <SecretMember path="erp.url" label={words.url} hint={words['url.hint']} />
      <SelectMember
        path="erp.method"
        label={words.method}
        missing="GET"
        options={['GET', 'POST'].map((value) => ({ value, label: value }))}
      />
      {isPost && <TextMember path="erp.body" label={words.body} hint={words['body.hint']} mono rows={5} />}
      <MapMember path="erp.headers" label={words.headers} />
      <MapMember path="erp.extraParams" label={words.extraParams} hint={words['extraParams.hint']} json />
      <TextMember
        path="erp.timeZone"
        label={words.timeZone}
        hint={words['timeZone.hint']}
        placeholder="UTC"
        suggestions={zones()}
      />
      <TextMember path="erp.overlap" label={words.reach} hint={words['reach.hint']} placeholder="00:05:00" mono />
    </Panes>
  )
}

function UrlPreviews() {
  const words = useWords(requestWords)
  const { definition } = useDraftDocument()
  const [moment] = useState(() => new Date())
  const examples = exampleParameters(shownText(valueAt(definition, pathOf('erp.timeZone'))), moment)
  return (
    <dl className={styles.urls}>
      <dt>{words['preview.number']}</dt>
      <dd>
        <UrlPreview definition={definition} parameters={examples.number} />
      </dd>
      <dt>{words['preview.modified']}</dt>
      <dd>
        <UrlPreview definition={definition} parameters={examples.modified} />
      </dd>
    </dl>
  )
}
