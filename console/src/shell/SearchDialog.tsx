import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ArrowRight, Hash, Layers, ListTree, Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { flowsQuery } from '../api/flows'
import { useWords } from '../i18n/words'
import { places } from './navigation'
import styles from './SearchDialog.module.css'
import { type SearchItem, searchItems } from './searchItems'
import { shellWords } from './shellWords'

const icons = { order: Hash, run: ListTree, flow: Layers, page: ArrowRight }

/** Finds an order, a run, a flow or a page by what is typed. */
export default function SearchDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(shellWords)
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const { data: flows } = useQuery(flowsQuery())
  const items = useMemo(
    () =>
      searchItems(
        text,
        flows?.items ?? [],
        places.map(({ to, word }) => ({ to, label: words[word] })),
      ),
    [text, flows, words],
  )

  function open(item: SearchItem) {
    onClose()
    if (item.kind === 'order') navigate({ to: '/orders/$number', params: { number: item.id } })
    else if (item.kind === 'run') navigate({ to: '/runs/$id', params: { id: item.id } })
    else if (item.kind === 'flow') navigate({ to: '/runs', search: { flow: item.id } })
    else navigate({ to: item.id })
  }

  const kinds = {
    order: words['search.order'],
    run: words['search.run'],
    flow: words['search.flow'],
    page: words['search.page'],
  }

  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Viewport className={styles.viewport}>
          <Dialog.Popup className={styles.popup} aria-label={words.search}>
            <Autocomplete.Root
              open
              inline
              items={items}
              mode="none"
              value={text}
              onValueChange={(next, details) => details.reason !== 'item-press' && setText(next)}
              itemToStringValue={(item: SearchItem) => item.label}
              autoHighlight="always"
              keepHighlight
            >
              <div className={styles.input}>
                <Search aria-hidden />
                <Autocomplete.Input aria-label={words.search} placeholder={words['search.hint']} maxLength={200} />
              </div>
              <Autocomplete.Empty className={styles.none}>
                {items.length === 0 && words['search.none']}
              </Autocomplete.Empty>
              <Autocomplete.List className={styles.list}>
                {(item: SearchItem) => {
                  const Icon = icons[item.kind]
                  return (
                    <Autocomplete.Item
                      key={`${item.kind} ${item.id}`}
                      value={item}
                      className={styles.item}
                      onClick={() => open(item)}
                    >
                      <Icon aria-hidden />
                      <span className={styles.label}>{item.label}</span>
                      <span className={styles.kind}>{kinds[item.kind]}</span>
                    </Autocomplete.Item>
                  )
                }}
              </Autocomplete.List>
              <div className={styles.keys} aria-hidden>
                <span>
                  <kbd>↑</kbd>
                  <kbd>↓</kbd> {words['search.move']}
                </span>
                <span>
                  <kbd>↵</kbd> {words['search.open']}
                </span>
              </div>
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
