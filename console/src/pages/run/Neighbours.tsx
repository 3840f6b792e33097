import { useInfiniteQuery } from '@tanstack/react-query'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useState } from 'react'
import { type Run, runsQuery } from '../../api/runs'
import { useWords } from '../../i18n/words'
import { useShortcuts } from '../../shell/shortcuts'
import { IconButton } from '../../ui/Button'
import { rememberedRuns } from '../runs/remembered'
import { runsWords } from '../runs/words'
import styles from './RunHead.module.css'
import { runRoute } from './route'

/** Leads to the next and the previous run of the list that the run was opened from. */
export function Neighbours({ run }: { run: Run }) {
  const words = useWords(runsWords)
  const navigate = runRoute.useNavigate()
  const [filter] = useState(() => rememberedRuns(run.flow))
  const { data } = useInfiniteQuery({ ...runsQuery(filter), refetchInterval: false })
  const runs = data?.pages.flatMap((page) => page.items) ?? []
  const index = runs.findIndex((each) => each.runId === run.runId)
  const newer = index > 0 ? runs[index - 1] : undefined
  const older = index >= 0 ? runs[index + 1] : undefined
  const open = (next: Run | undefined) => next && navigate({ to: '/runs/$id', params: { id: next.runId }, search: {} })
  useShortcuts([
    { keys: '[', label: words['neighbour.newer'], group: 'page', run: () => open(newer) },
    { keys: ']', label: words['neighbour.older'], group: 'page', run: () => open(older) },
  ])
  return (
    <span className={styles.neighbours}>
      <IconButton label={words['neighbour.newer']} disabled={!newer} onClick={() => open(newer)}>
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton label={words['neighbour.older']} disabled={!older} onClick={() => open(older)}>
        <ChevronDown aria-hidden />
      </IconButton>
    </span>
  )
}
