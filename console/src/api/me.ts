import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from './client'
import { bodyOf } from './problem'
import type { operations } from './schema'

export const meQuery = () =>
  queryOptions({
    queryKey: ['me'],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/me', { signal })),
    staleTime: 60_000,
    retry: false,
  })

/** Whether the reader may call an operation of the API; false until that is known. */
export function useMay(operation: keyof operations): boolean {
  const { data } = useQuery({ ...meQuery(), select: (me) => me.operations.includes(operation) })
  return data ?? false
}

/** Whether the reader may not call an operation of the API; false until that is known. */
export function useMayNot(operation: keyof operations): boolean {
  const { data } = useQuery({ ...meQuery(), select: (me) => !me.operations.includes(operation) })
  return data ?? false
}

/** The only flow that the reader's key opens; null for all flows, and until that is known. */
export function useOnlyFlow(): string | null {
  const { data } = useQuery({ ...meQuery(), select: (me) => me.flow })
  return data ?? null
}

/** Exchanges a key for a session, whose cookie scripts cannot read. */
export const beginSession = (key: string) => bodyOf(api.POST('/api/session', { body: { key } }))

export const endSession = () => bodyOf(api.DELETE('/api/session'))
