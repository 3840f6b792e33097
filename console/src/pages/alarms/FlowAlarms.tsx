import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronDown, Send } from 'lucide-react'
import { alarmsQuery, type FlowAlarms as FlowReport, testAlarms } from '../../api/alarms'
import { useMay } from '../../api/me'
import { useFlowZone } from '../../api/useFlowZone'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Page'
import { toast, toastError } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import { AlarmLine } from './AlarmLine'
import styles from './FlowAlarms.module.css'
import { NotificationLine } from './NotificationLine'
import { alarmsWords } from './words'

/** The alarms of a flow, who hears of them, and what was sent. */
export function FlowAlarms({ flow }: { flow: FlowReport }) {
  const words = useWords(alarmsWords)
  const ui = useWords(uiWords)
  const queries = useQueryClient()
  const zone = useFlowZone(flow.flow)
  const mayTest = useMay('testAlarms')
  const test = useMutation({
    mutationFn: () => testAlarms(flow.flow),
    onSuccess: (sent) => {
      if (sent.delivered) toast(words['test.delivered'])
      else toast(words['test.failed'], { detail: sent.answer?.error ?? undefined, kind: 'error' })
      return queries.invalidateQueries({ queryKey: alarmsQuery().queryKey })
    },
    onError: (error) => toastError(ui.failed, error),
  })
  return (
    <Card>
      <header className={styles.head}>
        <h2 className={styles.name}>
          <Link to="/runs" search={{ flow: flow.flow }}>
            {flow.flow}
          </Link>
        </h2>
        <p className={styles.receiver}>
          {flow.receiver ? (
            <>
              {words.receiver} <code>{flow.receiver}</code>
            </>
          ) : (
            words['receiver.none']
          )}
        </p>
        {mayTest && flow.receiver && (
          <Button size="s" icon={<Send aria-hidden />} disabled={test.isPending} onClick={() => test.mutate()}>
            {words.test}
          </Button>
        )}
      </header>
      {flow.alarms.length === 0 && <p className={styles.none}>{words.none}</p>}
      <ul>
        {flow.alarms.map((alarm) => (
          <AlarmLine
            key={`${alarm.alarm} ${alarm.subject}`}
            alarm={alarm}
            zone={zone}
            hasReceiver={flow.receiver !== null}
          />
        ))}
      </ul>
      {flow.history.length > 0 && (
        <details className={styles.history}>
          <summary>
            <ChevronDown aria-hidden />
            {words.history}
          </summary>
          <ul>
            {flow.history.map((sent) => (
              <NotificationLine
                key={`${sent.id} ${sent.type}`}
                sent={sent}
                zone={zone}
                hasReceiver={flow.receiver !== null}
              />
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}
