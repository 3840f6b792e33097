import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas } from './client'
import { bodyOf } from './problem'

export type FetchPreview = Schemas['FetchPreview']
export type LoginResult = Schemas['LoginResult']

/** The next runs of a schedule, which is given as JSON. */
export const schedulePreviewQuery = (schedule: string) =>
  queryOptions({
    queryKey: ['preview', 'schedule', schedule],
    queryFn: ({ signal }) =>
      bodyOf(api.POST('/api/test/schedule', { body: { schedule: JSON.parse(schedule) }, signal })),
    staleTime: 30_000,
    retry: false,
  })

/** A text with the values of its expressions. */
export const expressionPreviewQuery = (expression: string, attributes: Record<string, string>) =>
  queryOptions({
    queryKey: ['preview', 'expression', expression, attributes],
    queryFn: ({ signal }) => bodyOf(api.POST('/api/test/expression', { body: { expression, attributes }, signal })),
    staleTime: 60_000,
    retry: false,
  })

/** Logs in with the definition of a draft. */
export const testLogin = (definition: unknown) => bodyOf(api.POST('/api/test/login', { body: { definition } }))

/** Reads a page from the ERP with the definition of a draft. */
export const testFetch = (definition: unknown, parameters: Record<string, string>) =>
  bodyOf(api.POST('/api/test/fetch', { body: { definition, parameters } }))

/** The JSON Schema of a flow. */
export const flowSchemaQuery = () =>
  queryOptions({
    queryKey: ['schema', 'flow'],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/schema/flow', { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  })
