import * as content from '#features/content/service.ts'
import { smallCache } from '#platform/cache.ts'
import { type Actor, asSystem, type Ctx } from '#platform/context.ts'

type Found = Map<string, content.VideoFacts>

/** What an event must be checked against, at most 5 s old; content's news drops an entry at once. */
export function openFacts(ctx: Ctx) {
  const system = asSystem(ctx)
  const known = smallCache<content.VideoFacts>({ max: 50_000, ttlMs: 5000 })
  // Apart from the others, so that made-up ids cannot push real videos out.
  const unknown = smallCache<true>({ max: 10_000, ttlMs: 1000 })
  let gathering: { ids: Set<string>; loaded: Promise<Found> } | null = null

  const stopListening = [
    ctx.broadcast.on('content.video', ({ videoId }) => {
      known.delete(String(videoId))
      unknown.delete(String(videoId))
    }),
    ctx.broadcast.on('content.videos', ({ videoIds }) => {
      for (const id of Array.isArray(videoIds) ? videoIds : []) known.delete(String(id))
    }),
    ctx.broadcast.on('reset', () => {
      known.clear()
      unknown.clear()
    }),
  ]

  async function load(ids: Set<string>): Promise<Found> {
    await Promise.resolve() // requests of the same turn of the loop ask together
    gathering = null
    const asOf = { known: known.now(), unknown: unknown.now() }
    const found = await content.videoFacts(system, [...ids])
    for (const id of ids) {
      const facts = found.get(id)
      if (facts) known.set(id, facts, asOf.known)
      else unknown.set(id, true, asOf.unknown)
    }
    return found
  }

  function ask(ids: string[]): Promise<Found> {
    if (!gathering) {
      const asked = new Set<string>()
      gathering = { ids: asked, loaded: load(asked) }
    }
    for (const id of ids) gathering.ids.add(id)
    return gathering.loaded
  }

  return {
    /** Nearly always at once, from memory. Ids of no video are left out. */
    of(ids: Iterable<string>): Found | Promise<Found> {
      const found: Found = new Map()
      const missing: string[] = []
      for (const id of ids) {
        const facts = known.get(id)
        if (facts) found.set(id, facts)
        else if (!unknown.get(id)) missing.push(id)
      }
      return missing.length === 0 ? found : ask(missing).then((loaded) => new Map([...loaded, ...found]))
    },
    close() {
      for (const stop of stopListening) stop()
    },
  }
}
export type Facts = ReturnType<typeof openFacts>

/** A private video of somebody else is as unknown as one that does not exist. */
export function mayReport(actor: Actor, facts: content.VideoFacts | undefined): facts is content.VideoFacts {
  if (!facts || facts.deleted) return false
  if (facts.visibility !== 'private') return true
  return actor.kind === 'user' && actor.channels.some((channel) => channel.id === facts.channelId)
}
