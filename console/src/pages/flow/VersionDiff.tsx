import { useQuery } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { type FlowVersion, versionQuery } from '../../api/definitions'
import { useMay } from '../../api/me'
import { useWords } from '../../i18n/words'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import CodeDiff from '../../ui/editor/CodeDiff'
import { FilterMenu } from '../../ui/FilterMenu'
import { SkeletonRows } from '../../ui/Skeleton'
import { uiWords } from '../../ui/uiWords'
import { RestoreDialog } from './RestoreDialog'
import { versionsRoute } from './route'
import styles from './VersionDiff.module.css'
import { flowWords } from './words'

interface Props {
  flow: string
  items: readonly FlowVersion[]
  chosen: FlowVersion
  /** The version to compare with; undefined for the first one. */
  from: FlowVersion | undefined
}

/** What a version changed, and its way back. */
export function VersionDiff({ flow, items, chosen, from }: Props) {
  const words = useWords(flowWords)
  const ui = useWords(uiWords)
  const navigate = versionsRoute.useNavigate()
  const mayRestore = useMay('restoreVersion')
  const [restores, setRestores] = useState(false)
  const after = useQuery(versionQuery(flow, chosen.version))
  const before = useQuery({ ...versionQuery(flow, from?.version ?? 0), enabled: from !== undefined })
  const error = after.error ?? before.error
  const isReady = after.data !== undefined && (from === undefined || before.data !== undefined)
  const current = items.find((item) => item.current)
  return (
    <section className={styles.part} aria-label={words.version(chosen.version)}>
      <div className={styles.bar}>
        {items.length > 1 && (
          <FilterMenu
            label={words.compare}
            required
            value={from ? String(from.version) : undefined}
            options={items
              .filter((item) => item !== chosen)
              .map((item) => ({ value: String(item.version), label: words.version(item.version), hint: item.note }))}
            onChange={(value) =>
              navigate({ search: { version: chosen.version, from: Number(value) }, replace: true, resetScroll: false })
            }
          />
        )}
        {mayRestore && current && !chosen.current && (
          <Button size="s" icon={<RotateCcw aria-hidden />} onClick={() => setRestores(true)}>
            {words.restore}
          </Button>
        )}
      </div>
      {error && <ErrorNote error={error} />}
      {!isReady && !error && <SkeletonRows count={6} label={ui.loading} />}
      {isReady && before.data === after.data && <p className={styles.same}>{words.same}</p>}
      {isReady && (
        <CodeDiff
          before={{ label: from ? words.version(from.version) : words['side.first'], text: before.data ?? '' }}
          after={{ label: words.version(chosen.version), text: after.data ?? '' }}
        />
      )}
      {restores && current && (
        <RestoreDialog
          flow={flow}
          version={chosen.version}
          current={current.version}
          onClose={() => setRestores(false)}
        />
      )}
    </section>
  )
}
