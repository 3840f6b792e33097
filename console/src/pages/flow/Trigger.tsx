import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Zap } from 'lucide-react'
import { useState } from 'react'
import { triggerFlow } from '../../api/flows'
import { useMay } from '../../api/me'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { ErrorNote } from '../../ui/ErrorNote'
import { Card } from '../../ui/Page'
import { toast } from '../../ui/toasts'
import { flowsWords } from '../flows/words'
import { ParameterFields } from './ParameterFields'
import { curlOf, erpParameters, filled, parametersOf, triggerUrl } from './parameters'
import { parsedDefinition } from './pipeline/document'
import { UrlPreview } from './pipeline/UrlPreview'
import styles from './Trigger.module.css'
import { flowWords } from './words'

/** The trigger URL with the values of its parameters, and a button that calls it. */
export function Trigger({ flow, definition }: { flow: string; definition: string }) {
  const words = useWords(flowWords)
  const flows = useWords(flowsWords)
  const navigate = useNavigate()
  const mayRun = useMay('triggerFlow')
  const [values, setValues] = useState<Record<string, string>>({})
  const parameters = parametersOf(definition)
  const url = triggerUrl(location.origin, flow, values)
  const run = useMutation({
    mutationFn: () => triggerFlow(flow, filled(values)),
    onSuccess: ({ runId }) => {
      toast(flows['run.started'](flow))
      return navigate({ to: '/runs/$id', params: { id: runId } })
    },
  })
  return (
    <Card className={styles.card}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          run.mutate()
        }}
      >
        <h2>{words['trigger.parameters']}</h2>
        <p className={styles.text}>{words['trigger.text']}</p>
        <ParameterFields parameters={parameters} values={values} onChange={setValues} />
        <Copied title={words['trigger.url']} text={url} />
        <Copied title="curl" text={curlOf(url)} />
        <p className={styles.text}>{words['trigger.key']}</p>
        <section className={styles.copied}>
          <div className={styles.head}>
            <h3>{words['trigger.erp']}</h3>
          </div>
          <UrlPreview definition={parsedDefinition(definition)} parameters={erpParameters(values)} />
        </section>
        {run.error && <ErrorNote error={run.error} />}
        {mayRun && (
          <Button
            kind="primary"
            type="submit"
            icon={<Zap aria-hidden />}
            disabled={run.isPending}
            className={styles.run}
          >
            {flows.run}
          </Button>
        )}
      </form>
    </Card>
  )
}

const Copied = ({ title, text }: { title: string; text: string }) => (
  <section className={styles.copied}>
    <div className={styles.head}>
      <h3>{title}</h3>
      <CopyButton text={text} />
    </div>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
    <pre tabIndex={0}>{text}</pre>
  </section>
)
