import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
/** `path` has its parameters in braces, as in OpenAPI; `body` names the fields, null where none is taken. */
export type Route = { method: Method; path: string; query: string[]; body: string[] | null }

type Schema = { $ref?: string; properties?: Record<string, unknown> }
type Operation = {
  requestBody?: { content: Record<string, { schema: Schema }> }
  parameters?: { in: string; name: string }[]
}
type Contract = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } }

/** Every route of the contract. */
export function contractRoutes(): Route[] {
  const file = join(import.meta.dirname, '../../openapi.json')
  const { paths, components }: Contract = JSON.parse(readFileSync(file, 'utf8'))
  const fieldsOf = ({ requestBody }: Operation) => {
    const schema = requestBody?.content['application/json']?.schema
    if (!schema) return null
    const named = schema.$ref ? components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema
    return Object.keys(named?.properties ?? {})
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase() as Method, // the contract's own list of methods
      path,
      query: (operation.parameters ?? []).filter((each) => each.in === 'query').map((each) => each.name),
      body: fieldsOf(operation),
    })),
  )
}

export const fill = (path: string, value: string) => path.replace(/\{\w+\}/g, value)
