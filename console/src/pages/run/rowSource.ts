import { useInfiniteQuery, useQueries } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { type Row, type RowFilter, type Run, rowsPageQuery, rowsQuery } from '../../api/runs'

/** The rows of a list, of which only the visible ones need to be loaded. */
export interface RowSource {
  count: number
  /** A row by its position in the list; undefined until it is loaded, and null if it is not logged. */
  at: (index: number) => Row | null | undefined
  /** Says which positions are visible. */
  show: (first: number, last: number) => void
  isPending: boolean
  error: Error | null
  /** Loads what was added since. */
  refresh: () => void
}

const chunk = 200

/** All rows of a run that has ended, by position: row 70,000 is loaded without the rows before it. */
export function useAllRows(run: Run, enabled: boolean): RowSource {
  const [[first, last], setRange] = useState<readonly [number, number]>([0, chunk - 1])
  const numbers = useMemo(() => {
    const [from, to] = [Math.floor(first / chunk), Math.floor(last / chunk)]
    return enabled ? Array.from({ length: to - from + 1 }, (_, index) => from + index) : []
  }, [enabled, first, last])
  const results = useQueries({
    queries: numbers.map((number) => ({
      ...rowsQuery(run.runId, {}, number * chunk + 1, chunk),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  const show = useCallback((from: number, to: number) => setRange([Math.max(0, from), Math.max(from, to)]), [])
  return {
    count: run.totals.rows,
    at(index) {
      const result = results[numbers.indexOf(Math.floor(index / chunk))]
      if (!result?.data) return undefined
      return result.data.items.find((row) => row.row === index + 1) ?? null
    },
    show,
    isPending: results[0]?.isPending ?? false,
    error: results.find((result) => result.error)?.error ?? null,
    refresh: () => {},
  }
}

const enough = 60

/** The rows that match a filter, or of a run that has not ended, one page after the other. */
export function useSomeRows(run: Run, filter: RowFilter, enabled: boolean): RowSource {
  const query = useInfiniteQuery({ ...rowsPageQuery(run.runId, filter, run.status === 'running'), enabled })
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data])
  const isSearching = enabled && hasNextPage && rows.length < enough
  // A search through many rows returns a part at a time, which may be empty.
  useEffect(() => {
    if (isSearching && !isFetchingNextPage) fetchNextPage()
  }, [isSearching, isFetchingNextPage, fetchNextPage])
  const loaded = rows.length
  const show = useCallback(
    (_: number, last: number) => {
      if (last >= loaded - 30 && hasNextPage && !isFetchingNextPage) fetchNextPage()
    },
    [loaded, hasNextPage, isFetchingNextPage, fetchNextPage],
  )
  return {
    count: loaded + (hasNextPage ? 8 : 0),
    at: (index) => rows[index],
    show,
    isPending: query.isPending,
    error: query.error,
    refresh: () => refetch(),
  }
}
