import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../../api/me'
import { expressionPreviewQuery } from '../../../api/previews'
import { useWords } from '../../../i18n/words'
import { useDebounced } from '../../../ui/useDebounced'
import styles from './UrlPreview.module.css'
import { expressionOf, requestDraft, urlFrom } from './urlPreview'
import { urlPreviewWords } from './urlPreviewWords'

interface Props {
  definition: unknown
  /** The trigger parameters by name. */
  parameters: Readonly<Record<string, string>>
}

/** The URL of the first request to the ERP, with the values of its expressions where the reader may evaluate them. */
export function UrlPreview({ definition, parameters }: Props) {
  const words = useWords(urlPreviewWords)
  const mayTest = useMay('testExpression')
  const draft = requestDraft(definition, parameters)
  const expression = expressionOf(draft)
  const settled = useDebounced(expression, 300)
  const { data, error } = useQuery({
    ...expressionPreviewQuery(settled, draft.attributes),
    enabled: mayTest && draft.url !== '',
    placeholderData: (earlier) => earlier,
  })
  if (error) return <p className={styles.wrong}>{`${words.wrong}: ${error.message}`}</p>
  const evaluated = data?.value ?? (mayTest ? null : expression)
  return (
    <p className={styles.url}>
      <code>
        <b>{draft.method}</b> {evaluated === null ? '' : urlFrom(draft, evaluated)}
      </code>
    </p>
  )
}
