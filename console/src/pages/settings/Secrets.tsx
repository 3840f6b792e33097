import { Link } from '@tanstack/react-router'
import { Check, TriangleAlert } from 'lucide-react'
import { Fragment } from 'react'
import type { SystemInfo } from '../../api/system'
import { useWords } from '../../i18n/words'
import { Section } from '../../ui/Section'
import styles from './list.module.css'
import { settingsWords } from './words'

/** Which secrets flows name, and whether the host has them; the missing ones first. */
export function Secrets({ secrets }: { secrets: SystemInfo['secrets'] }) {
  const words = useWords(settingsWords)
  return (
    <Section title={words.secrets} count={secrets.length}>
      <p className={styles.text}>{secrets.length === 0 ? words['secrets.none'] : words['secrets.text']}</p>
      <ul>
        {[...secrets]
          .sort((a, b) => Number(a.isSet) - Number(b.isSet))
          .map((secret) => (
            <li key={secret.name} className={styles.line}>
              <code className={styles.main}>{secret.name}</code>
              <span className={styles.sub}>
                {secret.flows.length === 0 && words['secret.unused']}
                {secret.flows.map((flow, index) => (
                  <Fragment key={flow}>
                    {index > 0 && ', '}
                    <Link to="/runs" search={{ flow }} className={styles.link}>
                      {flow}
                    </Link>
                  </Fragment>
                ))}
              </span>
              <span className={styles.state} data-missing={!secret.isSet || undefined}>
                {secret.isSet ? <Check aria-hidden /> : <TriangleAlert aria-hidden />}
                {secret.isSet ? words.set : words.missing}
              </span>
            </li>
          ))}
      </ul>
    </Section>
  )
}
