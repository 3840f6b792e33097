import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Activity, Copy, Download, Ellipsis, Pause, Play, Trash2, Zap } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { definitionQuery } from '../../api/definitions'
import { type FlowItem, flowsQuery, resumeFlow, triggerFlow } from '../../api/flows'
import { useMay } from '../../api/me'
import { useWords } from '../../i18n/words'
import { Button, IconButton } from '../../ui/Button'
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu'
import { toast, toastError } from '../../ui/toasts'
import { uiWords } from '../../ui/uiWords'
import { flowWords } from '../flow/words'
import { download } from './exchange'
import styles from './FlowActions.module.css'
import type { stateOf } from './flowState'
import { PauseDialog } from './PauseDialog'
import { flowsWords } from './words'

const NewFlowDialog = lazy(() => import('../flow/NewFlowDialog'))
const DeleteDialog = lazy(() => import('../flow/DeleteDialog').then((file) => ({ default: file.DeleteDialog })))

/** Run now, and the menu with the rest. */
export function FlowActions({ flow, state }: { flow: FlowItem; state: ReturnType<typeof stateOf> }) {
  const words = useWords(flowsWords)
  const flowText = useWords(flowWords)
  const ui = useWords(uiWords)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [shown, setShown] = useState<'pause' | 'copy' | 'delete' | null>(null)
  const close = () => setShown(null)
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
  const save = useMutation({
    mutationFn: async () =>
      download(`${flow.name}.json`, (await queries.fetchQuery({ ...definitionQuery(flow.name), staleTime: 0 })).text),
    onError,
  })
  const mayEdit = useMay('putFlow')
  const mayDelete = useMay('deleteFlow')
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
          <MenuItem icon={<Pause aria-hidden />} onClick={() => setShown('pause')}>
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
        {mayEdit && (
          <MenuItem icon={<Copy aria-hidden />} onClick={() => setShown('copy')}>
            {flowText.copy}…
          </MenuItem>
        )}
        {!flow.error && (
          <MenuItem icon={<Download aria-hidden />} onClick={() => save.mutate()}>
            {words.export}
          </MenuItem>
        )}
        {mayDelete && (
          <>
            <MenuSeparator />
            <MenuItem icon={<Trash2 aria-hidden />} danger onClick={() => setShown('delete')}>
              {flowText.delete}…
            </MenuItem>
          </>
        )}
      </Menu>
      {shown === 'pause' && <PauseDialog flow={flow.name} onClose={close} />}
      <Suspense>
        {shown === 'copy' && <NewFlowDialog from={flow.name} onClose={close} />}
        {shown === 'delete' && <DeleteDialog flow={flow.name} onClose={close} />}
      </Suspense>
    </span>
  )
}
