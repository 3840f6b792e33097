import { Link, useLocation } from '@tanstack/react-router'
import { useWords } from '../i18n/words'
import { HealthNote } from './HealthNote'
import { Mark } from './Mark'
import { places } from './navigation'
import styles from './Rail.module.css'
import { shellWords } from './shellWords'

/** The pages: a rail on the left, or a bar at the bottom of a phone. */
export function Rail() {
  const words = useWords(shellWords)
  const path = useLocation({ select: (location) => location.pathname })
  return (
    <nav aria-label={words['nav.label']} className={styles.rail}>
      <Link to="/" className={styles.brand}>
        <Mark />
        <span className={styles.name}>Order Status Flow</span>
      </Link>
      <div className={styles.nav}>
        {places.map(({ to, word, icon: Icon, covers }) => (
          <Link key={to} to={to} className={styles.entry} aria-current={covers(path) ? 'page' : undefined}>
            <Icon aria-hidden />
            <span className={styles.word}>{words[word]}</span>
          </Link>
        ))}
      </div>
      <HealthNote />
    </nav>
  )
}
