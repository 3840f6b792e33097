import { classes } from './classes'
import styles from './Skeleton.module.css'

/** The place of text that is being loaded. */
export const Skeleton = ({ width, className }: { width: string; className?: string }) => (
  <span className={classes(styles.line, className)} style={{ width }} aria-hidden />
)

/** A list that is being loaded. */
export function SkeletonRows({ count, label }: { count: number; label: string }) {
  return (
    <div role="status" className={styles.rows}>
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike.
        <div key={index} className={styles.row}>
          <Skeleton width="20px" className={styles.round} />
          <Skeleton width={`${16 + ((index * 7) % 12)}%`} />
          <Skeleton width={`${22 + ((index * 5) % 16)}%`} />
          <Skeleton width="12%" className={styles.end} />
        </div>
      ))}
    </div>
  )
}
