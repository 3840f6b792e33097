import { useQuery } from '@tanstack/react-query'
import { useMay, useOnlyFlow } from '../../api/me'
import { systemQuery } from '../../api/system'
import { useWords } from '../../i18n/words'
import { ErrorNote } from '../../ui/ErrorNote'
import { Card, Page } from '../../ui/Page'
import { SkeletonRows } from '../../ui/Skeleton'
import { uiWords } from '../../ui/uiWords'
import { Browser } from './Browser'
import { Changes } from './Changes'
import { Host } from './Host'
import { HostSettings } from './HostSettings'
import { Keys } from './Keys'
import { OnlyFlow } from './OnlyFlow'
import { Secrets } from './Secrets'
import styles from './SettingsPage.module.css'
import { settingsWords } from './words'

/** Whether the host can work at all, who may use it, and what the reader chose for this browser. */
export function SettingsPage() {
  const words = useWords(settingsWords)
  const ui = useWords(uiWords)
  const only = useOnlyFlow()
  const maySystem = useMay('getSystem')
  const system = useQuery({ ...systemQuery(), enabled: maySystem })
  const mayKeys = useMay('listKeys')
  const mayChanges = useMay('listChanges')
  return (
    <Page title={words.title}>
      {system.error && <ErrorNote error={system.error} onRetry={() => system.refetch()} />}
      <div className={styles.parts}>
        <div className={styles.column}>
          {only && <OnlyFlow flow={only} />}
          {system.isPending && !only && (
            <Card>
              <SkeletonRows count={6} label={ui.loading} />
            </Card>
          )}
          {system.data && <Host system={system.data} />}
          {system.data && <Secrets secrets={system.data.secrets} />}
          {mayKeys && <Keys />}
          {mayChanges && <Changes />}
          {system.data && <HostSettings system={system.data} />}
        </div>
        <div className={styles.column}>
          <Browser />
        </div>
      </div>
    </Page>
  )
}
