import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { useWords } from '../i18n/words'
import { IconButton } from './Button'
import styles from './Toasts.module.css'
import { toasts } from './toasts'
import { uiWords } from './uiWords'

/** Shows what toast() was called with. */
export function Toasts() {
  return (
    <Toast.Provider toastManager={toasts} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport}>
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function List() {
  const words = useWords(uiWords)
  const { toasts } = Toast.useToastManager()
  return toasts.map((each) => (
    <Toast.Root key={each.id} toast={each} className={styles.toast}>
      <Toast.Content className={styles.content}>
        <div className={styles.text}>
          <Toast.Title className={styles.title} />
          <Toast.Description className={styles.detail} />
        </div>
        <Toast.Close render={<IconButton label={words.close} />}>
          <X aria-hidden />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
