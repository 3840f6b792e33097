import { ArrowRight } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import type { DryRunRow } from '../../../../api/dryRuns'
import { useWords } from '../../../../i18n/words'
import { Json } from '../../../../ui/Json'
import { OutcomeTag } from '../../../../ui/Outcome'
import { NumberMember } from '../fields/NumberMember'
import { SwitchMember } from '../fields/SwitchMember'
import { TextMember } from '../fields/TextMember'
import { Panes } from '../Panes'
import { settingWords } from '../settingWords'
import { shownText } from '../shownText'
import styles from './cards.module.css'

/** How orders are written, and the request that the sample leads to. */
export function WriteCard({ before, row }: { before: ReactNode; row: DryRunRow | undefined }) {
  const words = useWords(settingWords)
  return (
    <Panes before={before} after={row && <UnsentRequest row={row} />}>
      <NumberMember path="write.maxParallel" label={words.maxParallel} placeholder="16" />
      <NumberMember path="write.retries" label={words.retryCount} hint={words['retries.hint']} placeholder="3" />
      <SwitchMember path="write.skipUnchanged" label={words.skipUnchanged} text={words['skipUnchanged.text']} missing />
      <TextMember
        path="write.versionPath"
        label={words.versionPath}
        hint={words['versionPath.hint']}
        placeholder="$.version"
        mono
      />
      <NumberMember path="write.rowsPerActivity" label={words.rowsPerActivity} placeholder="1" />
    </Panes>
  )
}

function UnsentRequest({ row }: { row: DryRunRow }) {
  const words = useWords(settingWords)
  return (
    <div className={styles.request}>
      <div className={styles.outcome}>
        {row.request ? (
          <span className={styles.quiet}>{words['would.send']}</span>
        ) : (
          <OutcomeTag outcome={row.outcome} />
        )}
        <span className={styles.order}>{row.order}</span>
      </div>
      {row.message && <p className={styles.text}>{row.message}</p>}
      {row.request && (
        <>
          <p className={styles.target}>
            <b>{row.request.method}</b> {row.request.url}
          </p>
          {row.request.body?.data != null && <Json value={row.request.body.data} />}
          <Changes row={row} />
        </>
      )}
      <p className={styles.quiet}>{words['not.written']}</p>
    </div>
  )
}

function Changes({ row }: { row: DryRunRow }) {
  const id = useId()
  const words = useWords(settingWords)
  if (!row.changes) return <p className={styles.text}>{words['never.sent']}</p>
  if (row.changes.length === 0) return <p className={styles.text}>{words['changes.none']}</p>
  return (
    <section aria-labelledby={id}>
      <h5 id={id} className={styles.heading}>
        {words.lastSent}
      </h5>
      <ul className={styles.changes}>
        {row.changes.map((change) => (
          <li key={change.path} className={styles.change}>
            <code className={styles.path}>{change.path}</code>
            <span>
              <del>{shownText(change.from) || '–'}</del>
              <ArrowRight aria-hidden />
              <ins>{shownText(change.to) || '–'}</ins>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
