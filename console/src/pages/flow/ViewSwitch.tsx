import { Braces, ListTree } from 'lucide-react'
import { useWords } from '../../i18n/words'
import { flowRoute } from './route'
import styles from './ViewSwitch.module.css'
import { flowWords } from './words'

const views = [
  { view: undefined, word: 'view.pipeline', icon: ListTree },
  { view: 'json', word: 'view.json', icon: Braces },
] as const

/** Switches between the cards and the text of the same document. */
export function ViewSwitch() {
  const words = useWords(flowWords)
  const search = flowRoute.useSearch()
  const navigate = flowRoute.useNavigate()
  return (
    <fieldset className={styles.views}>
      <legend className="visually-hidden">{words['view.label']}</legend>
      {views.map(({ view, word, icon: Icon }) => (
        <button
          key={word}
          type="button"
          className={styles.view}
          aria-pressed={search.view === view}
          onClick={() => navigate({ search: { ...search, view }, replace: true, resetScroll: false })}
        >
          <Icon aria-hidden />
          <span className={styles.word}>{words[word]}</span>
        </button>
      ))}
    </fieldset>
  )
}
