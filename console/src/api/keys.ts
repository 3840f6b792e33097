import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas } from './client'
import { bodyOf } from './problem'

export type Key = Schemas['AccessKey']
export type CreatedKey = Schemas['KeyCreated']
export type Role = Schemas['Role']

export const keysQuery = () =>
  queryOptions({
    queryKey: ['keys'],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/keys', { signal })),
  })

/** Creates a key. No later call returns its text. */
export const createKey = (name: string, role: Role, flow: string | null) =>
  bodyOf(api.POST('/api/keys', { body: { name, role, flow } }))

export const revokeKey = (key: string) => bodyOf(api.DELETE('/api/keys/{key}', { params: { path: { key } } }))
