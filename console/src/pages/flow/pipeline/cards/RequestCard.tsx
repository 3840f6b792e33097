import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { expressionPreviewQuery } from '../../../../api/previews'
import { useWords } from '../../../../i18n/words'
import { useDebounced } from '../../../../ui/useDebounced'
import { useDraftDocument } from '../DraftContext'
import { pathOf, valueAt } from '../document'
import { MapMember } from '../fields/MapMember'
import { SecretMember } from '../fields/SecretMember'
import { SelectMember } from '../fields/SelectMember'
import { TextMember } from '../fields/TextMember'
import { Panes } from '../Panes'
import { settingWords } from '../settingWords'
import { shownText } from '../shownText'
import { exampleParameters, expressionOf, requestDraft, urlFrom } from '../urlPreview'
import { zones } from '../zones'
import styles from './cards.module.css'

/** The request that reads orders, and the URLs that it leads to. */
export function RequestCard() {
  const words = useWords(settingWords)
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
  const words = useWords(settingWords)
  const { definition } = useDraftDocument()
  const [moment] = useState(() => new Date())
  const examples = exampleParameters(shownText(valueAt(definition, pathOf('erp.timeZone'))), moment)
  return (
    <dl className={styles.urls}>
      <UrlPreview title={words['preview.number']} parameters={examples.number} />
      <UrlPreview title={words['preview.modified']} parameters={examples.modified} />
    </dl>
  )
}

function UrlPreview({ title, parameters }: { title: string; parameters: Record<string, string> }) {
  const words = useWords(settingWords)
  const { definition } = useDraftDocument()
  const draft = requestDraft(definition, parameters)
  const settled = useDebounced(expressionOf(draft), 300)
  const { data, error } = useQuery({
    ...expressionPreviewQuery(settled, draft.attributes),
    enabled: draft.url !== '',
    placeholderData: (earlier) => earlier,
  })
  return (
    <>
      <dt>{title}</dt>
      {error ? (
        <dd className={styles.wrong}>{`${words['preview.wrong']}: ${error.message}`}</dd>
      ) : (
        <dd>
          <code>
            <b>{draft.method}</b> {data ? urlFrom(draft, data.value) : ''}
          </code>
        </dd>
      )}
    </>
  )
}
