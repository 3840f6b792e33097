import { Plus, Workflow } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useMay, useMayNot } from '../../api/me'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { Card } from '../../ui/Page'
import { flowsWords } from '../flows/words'
import styles from './Start.module.css'
import { overviewWords } from './words'

const NewFlowDialog = lazy(() => import('../flow/NewFlowDialog'))

/** The ways to a first flow, shown until a flow exists. */
export function Start() {
  const words = useWords(overviewWords)
  const flows = useWords(flowsWords)
  const mayCreate = useMay('putFlow')
  const isReader = useMayNot('putFlow')
  const [isNew, setNew] = useState(false)
  const upload = (file: string) =>
    `curl -T ${file} -H "Content-Type: application/json" ${location.origin}/api/flows/my-flow`
  const starts = [
    { title: words['start.sample'], command: upload('samples/orders-inbound.json') },
    { title: words['start.own'], command: upload('my-flow.json') },
    { title: words['start.demo'], command: 'dotnet run --project OrderStatusFlow.LocalHost -- demo' },
  ]
  return (
    <Card className={styles.card}>
      <Workflow aria-hidden className={styles.icon} />
      <h2>{words['start.title']}</h2>
      <p>
        {words['start.text']} {isReader && words['start.reader']}
      </p>
      {mayCreate && (
        <>
          <Button kind="primary" icon={<Plus aria-hidden />} onClick={() => setNew(true)}>
            {flows.new}
          </Button>
          <ul className={styles.starts}>
            {starts.map(({ title, command }) => (
              <li key={title}>
                <h3>{title}</h3>
                <div className={styles.command}>
                  <code>{command}</code>
                  <CopyButton text={command} />
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      <Suspense>{isNew && <NewFlowDialog onClose={() => setNew(false)} />}</Suspense>
    </Card>
  )
}
