import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Activity, Ellipsis, Pause, Play, Zap } from 'lucide-react'
import { useState } from 'react'
import { type FlowItem, flowsQuery, resumeFlow, triggerFlow } from '../../api/flows'
import { useMay } from '../../api/me'
import { useWords } from '../../i18n/words'
import { Button, IconButton } from '../../ui/Button'
import { Menu, MenuItem } from '../../ui/Menu'
import { toast, toastError } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import styles from './FlowActions.module.css'
import type { stateOf } from './flowState'
import { PauseDialog } from './PauseDialog'
import { flowsWords } from './words'

/** Run now, and the menu with the rest. */
export function FlowActions({ flow, state }: { flow: FlowItem; state: ReturnType<typeof stateOf> }) {
  const words = useWords(flowsWords)
  const ui = useWords(uiWords)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [pauses, setPauses] = useState(false)
  const onError = (error: unknown) => toastError(ui.failed, error)
  const run = useMutation({
    mutationFn: () => triggerFlow(flow.name),
    onSuccess: ({ runId }) => {
      toast(words['run.started'](flow.name))
      return navigate({ to: '/runs/$id', params: { id: runId } })
    },
    onError,
  })
  const resume = useMutation({
    mutationFn: () => resumeFlow(flow.name),
    onSuccess: () => {
      toast(words['resume.done'](flow.name))
      return queries.invalidateQueries({ queryKey: flowsQuery().queryKey })
    },
    onError,
  })
  const mayPause = useMay('pauseFlow')
  const mayRun = useMay('triggerFlow')
  const canRun = mayRun && flow.direction === 'inbound' && state !== 'unreadable' && state !== 'disabled'
  return (
    <span className={styles.actions}>
      {canRun && (
        <Button
          size="s"
          icon={<Zap aria-hidden />}
          disabled={run.isPending}
          onClick={() => run.mutate()}
          className={styles.run}
        >
          {words.run}
        </Button>
      )}
      <Menu
        align="end"
        trigger={
          <IconButton label={`${words.more}: ${flow.name}`}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        {canRun && (
          <MenuItem icon={<Zap aria-hidden />} onClick={() => run.mutate()}>
            {words.run}
          </MenuItem>
        )}
        {mayPause && flow.direction === 'inbound' && state === 'active' && (
          <MenuItem icon={<Pause aria-hidden />} onClick={() => setPauses(true)}>
            {words.pause}…
          </MenuItem>
        )}
        {mayPause && state === 'paused' && (
          <MenuItem icon={<Play aria-hidden />} onClick={() => resume.mutate()}>
            {words.resume}
          </MenuItem>
        )}
        <MenuItem
          icon={<Activity aria-hidden />}
          onClick={() => navigate({ to: '/runs', search: { flow: flow.name } })}
        >
          {words.runs}
        </MenuItem>
      </Menu>
      {pauses && <PauseDialog flow={flow.name} onClose={() => setPauses(false)} />}
    </span>
  )
}
