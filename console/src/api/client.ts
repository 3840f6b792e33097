import createClient from 'openapi-fetch'
import type { components, paths } from './schema'

export type Schemas = components['schemas']

/** Calls the host that served this page. */
export const api = createClient<paths>({ baseUrl: '' })
