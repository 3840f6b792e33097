import { Download, RefreshCw, RotateCw, SearchX, X } from 'lucide-react'
import { useState } from 'react'
import { csvUrl } from '../../api/csv'
import { useMay } from '../../api/me'
import type { Run } from '../../api/runs'
import { formatCount } from '../../i18n/format'
import { useWords } from '../../i18n/words'
import { useShortcuts } from '../../shell/shortcuts'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { ErrorNote } from '../../ui/ErrorNote'
import { Card } from '../../ui/Page'
import { SkeletonRows } from '../../ui/Skeleton'
import { TextFilter } from '../../ui/TextFilter'
import { uiWords } from '../../ui/uiWords'
import { useIsNarrow } from '../../ui/useIsNarrow'
import { RerunDialog } from './RerunDialog'
import { RowList } from './RowList'
import styles from './Rows.module.css'
import { runRoute } from './route'
import { useAllRows, useSomeRows } from './rowSource'
import { runWords } from './words'

/** The rows of a run, with filters. */
export function Rows({ run }: { run: Run }) {
  const words = useWords(runWords)
  const ui = useWords(uiWords)
  const { outcome, code, q } = runRoute.useSearch()
  const navigate = runRoute.useNavigate()
  const isNarrow = useIsNarrow()
  const isFiltered = Boolean(outcome || code || q)
  // Only after such an end has each number from 1 on its row.
  const isWhole = (run.status === 'succeeded' || run.status === 'partial') && !isFiltered
  const all = useAllRows(run, isWhole)
  const some = useSomeRows(run, { outcome, code, q }, !isWhole)
  const source = isWhole ? all : some
  const expected = outcome ? run.totals[outcome] : run.totals.rows
  const added = isWhole || q || code || source.isPending ? 0 : expected - source.count
  const { marked, toggle, unmark } = useMarks(run.runId)
  const mayRerun = useMay('rerunRun') && run.status !== 'running' && run.totals.rows > 0
  const [repeats, setRepeats] = useState(false)
  useShortcuts(
    mayRerun
      ? [
          { keys: 'x', label: words.mark, group: 'list', run: () => toggle(focusedRow()) },
          { keys: 'R', label: words.rerun, group: 'page', run: () => setRepeats(true) },
        ]
      : [],
  )
  const clear = () => navigate({ search: {}, replace: true, resetScroll: false })

  return (
    <section aria-label={words.rows}>
      <div className={styles.tools}>
        <TextFilter
          label={words.search}
          value={q}
          onChange={(text) =>
            navigate({
              search: (before) => ({ ...before, q: text, row: undefined }),
              replace: true,
              resetScroll: false,
            })
          }
        />
        {code && (
          <Button
            size="s"
            icon={<X aria-hidden />}
            onClick={() =>
              navigate({ search: (before) => ({ ...before, code: undefined }), replace: true, resetScroll: false })
            }
          >
            {words.code}: {code}
          </Button>
        )}
        {marked.size > 0 && (
          <span className={styles.marked}>
            {words.marked(formatCount(marked.size))}
            <Button size="s" kind="primary" icon={<RotateCw aria-hidden />} onClick={() => setRepeats(true)}>
              {words.rerun}
            </Button>
            <Button size="s" kind="quiet" onClick={unmark}>
              {words['marked.clear']}
            </Button>
          </span>
        )}
        {run.totals.rows > 0 && (
          <a
            href={csvUrl(`/api/runs/${encodeURIComponent(run.runId)}/rows`, { outcome, code, q })}
            download
            className={styles.csv}
          >
            <Download aria-hidden />
            {words.csv}
          </a>
        )}
        {added > 0 && run.status === 'running' && (
          <Button size="s" icon={<RefreshCw aria-hidden />} onClick={source.refresh} className={styles.fresh}>
            {words.new(formatCount(added))}
          </Button>
        )}
      </div>
      {source.error && <ErrorNote error={source.error} onRetry={source.refresh} />}
      <Card>
        {source.isPending && <SkeletonRows count={8} label={ui.loading} />}
        {!source.isPending && source.count === 0 && (
          <Empty
            icon={isFiltered ? <SearchX aria-hidden /> : undefined}
            title={isFiltered ? words['none.title'] : words['empty.title']}
            actions={isFiltered && <Button onClick={clear}>{words.clear}</Button>}
          >
            {isFiltered
              ? undefined
              : run.status === 'running'
                ? words['empty.running']
                : !run.reason && words['empty.text']}
          </Empty>
        )}
        {source.count > 0 && (
          <RowList
            key={String(isNarrow)}
            source={source}
            isNarrow={isNarrow}
            marked={marked}
            onMark={mayRerun ? toggle : undefined}
          />
        )}
      </Card>
      {repeats && (
        <RerunDialog run={run} marked={[...marked].sort((a, b) => a - b)} onClose={() => setRepeats(false)} />
      )}
    </section>
  )
}

/** The rows of a run that were marked, until another run is shown. */
function useMarks(run: string) {
  const [marks, setMarks] = useState<{ run: string; rows: ReadonlySet<number> }>({ run, rows: new Set() })
  const marked = marks.run === run ? marks.rows : new Set<number>()
  return {
    marked,
    toggle: (row: number | null) => {
      if (row === null) return
      const rows = new Set(marked)
      if (!rows.delete(row)) rows.add(row)
      setMarks({ run, rows })
    },
    unmark: () => setMarks({ run, rows: new Set() }),
  }
}

const focusedRow = () => {
  const row = document.activeElement?.getAttribute('data-row')
  return row ? Number(row) : null
}
