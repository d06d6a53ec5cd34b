import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { App } from './http.ts'
import { languageOf, type Say } from './language.ts'

/**
 * The members of answers that hold sentences of ours, made with `said`. Where one holds a code, that is only
 * touched when it is letter by letter one of ours; people's own text is marked by `theirWords`.
 */
const MEMBERS = new Set([
  'why',
  'message',
  'reason',
  'problem',
  'detail',
  'offReason',
  'definition',
  'doing',
  'network',
  'ignored',
])
/** Those that hold a sentence for each of several names. */
const OF_NAMES = new Set(['why', 'definitions'])

const theirs = new WeakSet<z.core.$ZodType>()

/** Of a member of such a name that holds what a person wrote: it stays as it is, even where it reads like one of ours. */
export function theirWords<Text extends z.ZodType>(schema: Text): Text {
  theirs.add(schema)
  return schema
}

/** Where in an answer sentences are: found in its schema, so that no answer is searched. */
export type Sentences = { here?: true; each?: Sentences; members?: Map<string, Sentences> }

const found = new WeakMap<z.core.$ZodType, { at: Sentences | null }>()

/** @returns null when such an answer holds none */
export function sentencesIn(schema: z.core.$ZodType): Sentences | null {
  const known = found.get(schema)
  if (known) return known.at
  const at = look(schema, null, new Set())
  found.set(schema, { at })
  return at
}

/** @param holds what the member it stands in does: one sentence, or one for each name in it */
function look(schema: z.core.$ZodType, holds: 'one' | 'each' | null, above: Set<z.core.$ZodType>): Sentences | null {
  if (above.has(schema) || theirs.has(schema)) return null
  const inner = new Set(above).add(schema)
  const into = (each: z.core.$ZodType) => look(each, holds, inner)
  // The library's own classes: every schema is one of those.
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'string':
      return holds ? { here: true } : null
    case 'object': {
      const members = Object.entries(def.shape).flatMap(([name, each]) => {
        const at = look(each, holds === 'each' ? 'each' : holdsOf(name), inner)
        return at ? [[name, at] as const] : []
      })
      return members.length > 0 ? { members: new Map(members) } : null
    }
    case 'array':
      return orNull('each', into(def.element))
    case 'record':
      return orNull('each', into(def.valueType))
    case 'union':
      return def.options.map(into).reduce(both, null)
    case 'intersection':
      return both(into(def.left), into(def.right))
    case 'lazy':
      return into(def.getter())
    case 'pipe':
      return both(into(def.in), into(def.out))
    case 'optional':
    case 'nullable':
    case 'nonoptional':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'readonly':
      return into(def.innerType)
    default:
      return null
  }
}

const holdsOf = (name: string) => (OF_NAMES.has(name) ? 'each' : MEMBERS.has(name) ? 'one' : null)

const orNull = (name: 'each', at: Sentences | null): Sentences | null => (at ? { [name]: at } : null)

function both(one: Sentences | null, other: Sentences | null): Sentences | null {
  if (!one || !other) return one ?? other
  const names = new Set([...(one.members?.keys() ?? []), ...(other.members?.keys() ?? [])])
  const members = [...names].flatMap((name) => {
    const at = both(one.members?.get(name) ?? null, other.members?.get(name) ?? null)
    return at ? [[name, at] as const] : []
  })
  const each = both(one.each ?? null, other.each ?? null)
  return {
    ...((one.here || other.here) && { here: true }),
    ...(each && { each }),
    ...(members.length > 0 && { members: new Map(members) }),
  }
}

/** The same with its sentences in another language. What it was made of is not changed: it may be kept for others. */
export function sayIn<T>(value: T, at: Sentences, say: Say): T {
  return inWords(value, at, say) as T // strings stay strings, everything else what it was
}

function inWords(value: unknown, at: Sentences, say: Say): unknown {
  if (typeof value === 'string') return at.here ? say(value) : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const { each } = at
    return each ? value.map((one) => inWords(one, each, say)) : value
  }
  let told = value as Record<string, unknown>
  for (const [name, inner] of at.members ?? Object.keys(at.each ? value : {}).map((name) => [name, at.each] as const)) {
    if (!inner) continue
    const before = told[name]
    const after = inWords(before, inner, say)
    if (after === before) continue
    if (told === value) told = { ...told }
    told[name] = after
  }
  return told
}

/** Good answers are in the reader's language too. Routes whose answers hold no sentence are left alone. */
export function sayAnswers(app: App) {
  app.addHook('onRoute', (route) => {
    // Given by the routes themselves, `answers({...})`.
    const ok = Object.entries((route.schema?.response ?? {}) as Record<string, unknown>)
    const at = ok
      .filter(([status, schema]) => /^2/.test(status) && schema instanceof z.ZodType)
      .map(([, schema]) => sentencesIn(schema as z.ZodType)) // looked at in the line above
      .reduce(both, null)
    if (!at) return
    route.config = { ...route.config, sentences: at }
    const hooks = [route.preSerialization ?? []].flat()
    route.preSerialization = [
      ...hooks,
      async (req, reply, answer) => {
        dependsOnLanguage(reply)
        const language = languageOf(req)
        return language === 'en' ? answer : sayIn(answer, at, app.words(language))
      },
    ]
  })
}

/** An answer that is kept for everybody is kept by language. */
export function dependsOnLanguage(reply: FastifyReply) {
  if (String(reply.getHeader('cache-control')).startsWith('public')) reply.header('vary', 'accept-language, cookie')
}
