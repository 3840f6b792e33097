import { useWords } from '../../../../i18n/words'
import { CopyButton } from '../../../../ui/CopyButton'
import { Json } from '../../../../ui/Json'
import { outboundCurl, outboundExample, outboundUrl } from '../../outbound'
import { useDraftDocument } from '../DraftContext'
import { Panes } from '../Panes'
import { settingWords } from '../settingWords'
import styles from './cards.module.css'

/** Where the ERP posts, with an example of what it posts. */
export function OutboundCard() {
  const words = useWords(settingWords)
  const { flow } = useDraftDocument()
  const url = outboundUrl(window.location.origin, flow)
  const curl = outboundCurl(url)
  return (
    <Panes>
      <p className={styles.text}>{words['outbound.text']}</p>
      <div className={styles.line}>
        <code>
          <b>POST</b> {url}
        </code>
        <CopyButton text={url} />
      </div>
      <h4 className={styles.heading}>{words['outbound.example']}</h4>
      <Json value={outboundExample} />
      <div className={styles.headingLine}>
        <h4 className={styles.heading}>{words['outbound.curl']}</h4>
        <CopyButton text={curl} />
      </div>
      <Json value={curl} />
    </Panes>
  )
}
