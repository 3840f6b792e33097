import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas } from './client'
import { ApiError, bodyOf } from './problem'

export type DefinitionProblem = Schemas['ProblemError']
export type FlowVersion = Schemas['VersionListItem']

/** The stored definition of a flow as indented text; version 0 with an empty text for a flow that does not exist. */
export interface StoredDefinition {
  version: number
  text: string
}

const none: StoredDefinition = { version: 0, text: '' }

/** JSON with two spaces for each level; a text that is not JSON is returned as it is. */
export function indented(text: string): string {
  try {
    return `${JSON.stringify(JSON.parse(text), null, 2)}\n`
  } catch {
    return text
  }
}

export const definitionQuery = (flow: string) =>
  queryOptions({
    queryKey: ['flow', flow, 'definition'],
    queryFn: async ({ signal }): Promise<StoredDefinition> => {
      const call = await api.GET('/api/flows/{flow}', { params: { path: { flow } }, signal })
      if (call.response.status === 404) return none
      const body = await bodyOf(Promise.resolve(call))
      return { version: Number(call.response.headers.get('ETag')?.replace(/\D/g, '')), text: textOf(body) }
    },
    staleTime: 5_000,
  })

export const versionsQuery = (flow: string) =>
  queryOptions({
    queryKey: ['flow', flow, 'versions'],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/flows/{flow}/versions', { params: { path: { flow } }, signal })),
  })

/** The definition of a version, which never changes. */
export const versionQuery = (flow: string, version: number) =>
  queryOptions({
    queryKey: ['flow', flow, 'version', version],
    queryFn: async ({ signal }) =>
      textOf(
        await bodyOf(
          api.GET('/api/flows/{flow}/versions/{version}', {
            params: { path: { flow, version: String(version) } },
            signal,
          }),
        ),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })

// A definition that this version of the host cannot read comes inside an object that says why.
function textOf(body: Schemas['Flow'] | Schemas['UnreadableFlowResponse']): string {
  const definition = 'definition' in body && 'error' in body ? body.definition : body
  return typeof definition === 'string' ? indented(definition) : indented(JSON.stringify(definition))
}

export interface Validation {
  errors: readonly DefinitionProblem[]
  warnings: readonly DefinitionProblem[]
}

/** What the host would refuse or warn about in a definition. */
export const validationQuery = (flow: string, text: string) =>
  queryOptions({
    queryKey: ['validation', flow, text],
    queryFn: async ({ signal }): Promise<Validation> => {
      try {
        const { warnings } = await bodyOf(
          api.POST('/api/flows/{flow}/validate', { params: { path: { flow } }, ...json(text), signal }),
        )
        return { errors: [], warnings }
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 400 || !error.problem) throw error
        return { errors: error.problem.errors, warnings: error.problem.warnings ?? [] }
      }
    },
    gcTime: 30_000,
    retry: false,
  })

/** Stores a definition as the version after the expected one, 0 for a new flow. A flow with another version is not changed (412). */
export const putDefinition = (flow: string, text: string, expected: number, note: string) =>
  bodyOf(
    api.PUT('/api/flows/{flow}', {
      params: { path: { flow }, query: { note: note || undefined }, header: { 'If-Match': `"${expected}"` } },
      ...json(text),
    }),
  )

export const restoreVersion = (flow: string, version: number, expected: number) =>
  bodyOf(
    api.POST('/api/flows/{flow}/versions/{version}/restore', {
      params: { path: { flow, version: String(version) }, header: { 'If-Match': `"${expected}"` } },
    }),
  )

export const deleteFlow = (flow: string) => bodyOf(api.DELETE('/api/flows/{flow}', { params: { path: { flow } } }))

// A definition is sent as it was written.
const json = (text: string) => ({
  body: text as unknown as Schemas['Flow'],
  bodySerializer: (body: unknown) => String(body),
  headers: { 'Content-Type': 'application/json' },
})
