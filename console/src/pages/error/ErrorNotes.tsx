import { Link } from '@tanstack/react-router'
import type { ErrorGroup } from '../../api/errors'
import { useWords } from '../../i18n/words'
import { Note } from '../../ui/Note'
import { Time } from '../../ui/Time'
import styles from './ErrorNotes.module.css'
import { errorPageWords } from './words'

/** Why the group is not open, and whether it came back. */
export function ErrorNotes({ group, zone }: { group: ErrorGroup; zone: string | null }) {
  const words = useWords(errorPageWords)
  const who = group.changedBy && (
    <span>
      {words.changed(group.changedBy)}
      {group.changedAt && (
        <>
          , <Time at={group.changedAt} flowZone={zone} />
        </>
      )}
    </span>
  )
  return (
    <div className={styles.notes}>
      {group.state === 'closed' && group.closedBy && (
        <Note>
          {words['closed.by']}{' '}
          <Link to="/runs/$id" params={{ id: group.closedBy }} className={styles.link}>
            {group.closedBy}
          </Link>
          {group.closedAt && (
            <>
              {' '}
              {words['closed.at']} <Time at={group.closedAt} flowZone={zone} />
            </>
          )}
          {'. '}
          {words['closed.why']}
        </Note>
      )}
      {group.state === 'ignored' && (
        <Note>
          {group.ignoredUntil ? (
            <>
              {words['ignored.until']} <Time at={group.ignoredUntil} flowZone={zone} />
            </>
          ) : (
            words['ignored.twice']
          )}{' '}
          {who}
        </Note>
      )}
      {group.state === 'acknowledged' && (
        <Note>
          {words.acknowledged} {who}
        </Note>
      )}
      {group.returns > 0 && <Note kind="warning">{words.returns(group.returns)}</Note>}
    </div>
  )
}
