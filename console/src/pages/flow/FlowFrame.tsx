import { useQuery } from '@tanstack/react-query'
import { Link, useMatchRoute, useNavigate } from '@tanstack/react-router'
import { Activity, ChevronRight, Copy, Ellipsis, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { flowsQuery } from '../../api/flows'
import { useMay } from '../../api/me'
import { useWords } from '../../i18n/words'
import { IconButton } from '../../ui/Button'
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu'
import { Page } from '../../ui/Page'
import { flowsWords } from '../flows/words'
import { DeleteDialog } from './DeleteDialog'
import styles from './FlowFrame.module.css'
import NewFlowDialog from './NewFlowDialog'
import { flowWords } from './words'

interface Props {
  flow: string
  actions?: ReactNode
  children: ReactNode
}

/** The heading and the tabs of a flow. */
export function FlowFrame({ flow, actions, children }: Props) {
  const words = useWords(flowWords)
  const flows = useWords(flowsWords)
  const { data } = useQuery(flowsQuery())
  const item = data?.items.find((each) => each.name === flow)
  const isBench = useMatchRoute()({ to: '/flows/$flow/bench/$step' }) !== false
  const tab = (to: '/flows/$flow' | '/flows/$flow/versions' | '/flows/$flow/trigger', label: string) => (
    <Link
      to={to}
      params={{ flow }}
      activeOptions={{ exact: true, includeSearch: false }}
      activeProps={{ 'aria-current': 'page' }}
      className={styles.tab}
    >
      {label}
    </Link>
  )
  return (
    <Page
      wide
      title={flow}
      actions={
        <>
          {actions}
          {item && <FlowMenu flow={flow} />}
        </>
      }
      head={
        <>
          <div className={styles.path}>
            <Link to="/flows">{flows.title}</Link>
            <ChevronRight aria-hidden />
          </div>
          <div className={styles.title}>
            <h1>{flow}</h1>
            {item && <span className={styles.badge}>{words.version(item.version)}</span>}
            {item?.direction && <span className={styles.badge}>{flows[item.direction]}</span>}
          </div>
        </>
      }
    >
      <nav className={styles.tabs} aria-label={flow}>
        {tab('/flows/$flow', words['tab.pipeline'])}
        <Link
          to="/flows/$flow/bench/$step"
          params={{ flow, step: 'script' }}
          aria-current={isBench ? 'page' : undefined}
          className={styles.tab}
        >
          {words['tab.bench']}
        </Link>
        {item && tab('/flows/$flow/versions', words['tab.versions'])}
        {item?.direction === 'inbound' && tab('/flows/$flow/trigger', words['tab.trigger'])}
      </nav>
      {children}
    </Page>
  )
}

function FlowMenu({ flow }: { flow: string }) {
  const words = useWords(flowWords)
  const flows = useWords(flowsWords)
  const navigate = useNavigate()
  const mayEdit = useMay('putFlow')
  const mayDelete = useMay('deleteFlow')
  const [shown, setShown] = useState<'copy' | 'delete' | null>(null)
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={flows.more}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<Activity aria-hidden />} onClick={() => navigate({ to: '/runs', search: { flow } })}>
          {flows.runs}
        </MenuItem>
        {mayEdit && (
          <MenuItem icon={<Copy aria-hidden />} onClick={() => setShown('copy')}>
            {words.copy}…
          </MenuItem>
        )}
        {mayDelete && (
          <>
            <MenuSeparator />
            <MenuItem icon={<Trash2 aria-hidden />} danger onClick={() => setShown('delete')}>
              {words.delete}…
            </MenuItem>
          </>
        )}
      </Menu>
      {shown === 'copy' && <NewFlowDialog from={flow} onClose={() => setShown(null)} />}
      {shown === 'delete' && <DeleteDialog flow={flow} onClose={() => setShown(null)} />}
    </>
  )
}
