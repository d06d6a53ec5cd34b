/** The part of JSON Schema that our contract uses. */
export type JsonSchema = {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  minItems?: number
  minLength?: number
  minimum?: number
  exclusiveMinimum?: number
  format?: string
}

/**
 * The smallest value that a schema lets pass, with the channel named wherever one can be: what is asked then is a matter of
 * rights alone.
 */
export function validValue(
  schema: JsonSchema,
  known: { schemas: Record<string, JsonSchema>; channelId: string },
): unknown {
  if (schema.$ref) return validValue(known.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, known)
  if ('const' in schema) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf?.some((each) => each.type === 'null')) return null
  const one = schema.anyOf?.[0] ?? schema.oneOf?.[0]
  if (one) return validValue(one, known)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((each) => validValue(each, known)))
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object': {
      const names = new Set(schema.required ?? [])
      const entries = Object.entries(schema.properties ?? {}).flatMap(([name, each]) => {
        if (name === 'channelId') return [[name, known.channelId]]
        return names.has(name) ? [[name, validValue(each, known)]] : []
      })
      return Object.fromEntries(entries)
    }
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => validValue(schema.items ?? {}, known))
    case 'integer':
    case 'number':
      return schema.minimum ?? (schema.exclusiveMinimum === undefined ? 0 : schema.exclusiveMinimum + 1)
    case 'boolean':
      return false
    case 'null':
      return null
    default:
      return validText(schema)
  }
}

function validText({ format, minLength }: JsonSchema): string {
  if (format === 'uuid') return '00000000-0000-7000-8000-000000000000'
  if (format === 'email') return 'somebody@example.org'
  if (format === 'date-time') return '2026-01-01T00:00:00.000Z'
  if (format === 'date') return '2026-01-01'
  if (format === 'uri') return 'https://example.org/'
  return 'x'.repeat(Math.max(1, minLength ?? 1))
}
