import { type Actor, asSystem, type Ctx } from '#platform/context.ts'
import { limitKey } from '#platform/limiter.ts'
import { hmac } from '#platform/secrets.ts'
import { isBotAgent } from './bot-agents.ts'
import { saltOf } from './queries/salts.ts'

export const DEVICES = ['other', 'desktop', 'mobile', 'tablet', 'tv'] as const
export type Device = (typeof DEVICES)[number]

/** Who plays, as far as figures need to know: neither address nor account can be read back from it. */
export type Visitor = {
  viewer: string
  signedIn: boolean
  bot: boolean
  device: Device
  /** A hash of the address alone, an IPv6 customer's whole /64; null for accounts. Never leaves PostgreSQL. */
  origin: string | null
}

export type Client = { address: string; userAgent: string }

/**
 * Turns the sender of a request into a visitor. A person who is signed in is the same viewer always; anybody else is a
 * hash of address and user agent under the day's salt, which is destroyed after two days.
 */
export function openVisitors(ctx: Ctx) {
  const key = ctx.secrets.key('viewers')
  const system = asSystem(ctx)
  const agents = boundedMap<{ bot: boolean; device: Device }>(20_000)
  const viewers = boundedMap<string>(50_000)
  let today: { day: string; salt: Promise<Buffer>; known: Buffer | null } = {
    day: '',
    salt: Promise.resolve(Buffer.alloc(0)),
    known: null,
  }

  function saltToday(): Buffer | Promise<Buffer> {
    const day = ctx.clock().toISOString().slice(0, 10)
    if (day === today.day) return today.known ?? today.salt
    const next: typeof today = { day, salt: saltOf(system, day), known: null }
    next.salt.then(
      (salt) => {
        next.known = salt
      },
      () => {
        if (today === next) today = { ...next, day: '' } // asked for again by the next request
      },
    )
    viewers.clear()
    today = next
    return next.salt
  }

  function agentOf(userAgent: string) {
    return agents.get(userAgent) ?? agents.set(userAgent, { bot: isBotAgent(userAgent), device: deviceOf(userAgent) })
  }

  return {
    /** At once in nearly all cases; a promise when the day's salt is still to be read. */
    of(actor: Actor, client: Client): Visitor | Promise<Visitor> {
      const userAgent = shortened(client.userAgent)
      const agent = agentOf(userAgent)
      if (actor.kind === 'user') {
        const viewer = viewers.get(actor.userId) ?? viewers.set(actor.userId, viewerOfUser(key, actor.userId))
        return { ...agent, viewer, signedIn: true, origin: null }
      }
      const salt = saltToday()
      const name = `${client.address}\n${userAgent}`
      const made = (known: Buffer) => ({
        ...agent,
        viewer: viewers.get(name) ?? viewers.set(name, hashToUuid(known, name)),
        signedIn: false,
        origin: viewers.get(client.address) ?? viewers.set(client.address, originOf(known, client.address)),
      })
      return Buffer.isBuffer(salt) ? made(salt) : salt.then(made)
    },
  }
}
export type Visitors = ReturnType<typeof openVisitors>

/** The counting worker compares with these to find a channel's own team, so no user id is stored with an event. */
export const viewerOfUser = (key: Buffer, userId: string) => hashToUuid(key, `user ${userId}`)

const originOf = (salt: Buffer, address: string) => hashToUuid(salt, `address ${limitKey(address)}`)

/** 128 bits of HMAC-SHA256 in the form of a UUID, which both databases store in 16 bytes. */
function hashToUuid(key: Buffer, text: string): string {
  const hex = hmac(key, text).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

/** No browser's name is longer. Made-up ones of 16 kB each would fill the memory that remembers them. */
const LONGEST_AGENT = 512
export const shortened = (userAgent: string): string =>
  // By way of bytes, since a slice would keep the whole text alive.
  userAgent.length > LONGEST_AGENT ? Buffer.from(userAgent.slice(0, LONGEST_AGENT)).toString() : userAgent

function deviceOf(userAgent: string): Device {
  if (/\b(SmartTV|SMART-TV|GoogleTV|AppleTV|BRAVIA|HbbTV|Web0S|Tizen.*TV|CrKey|AFT[A-Z])\b/.test(userAgent)) return 'tv'
  if (/iPad|Tablet|PlayBook|Silk\/|Android(?!.*Mobile)/.test(userAgent)) return 'tablet'
  if (/Mobi|iPhone|iPod|Android/.test(userAgent)) return 'mobile'
  if (/Windows NT|Macintosh|X11|CrOS|Linux/.test(userAgent)) return 'desktop'
  return 'other'
}

/** Forgets the oldest entry when full; what it holds can be worked out again. */
function boundedMap<V>(max: number) {
  const map = new Map<string, V>()
  return {
    get: (key: string) => map.get(key),
    set(key: string, value: V): V {
      if (map.size >= max) map.delete(map.keys().next().value!) // not empty: max is at least 1
      map.set(key, value)
      return value
    },
    clear: () => map.clear(),
  }
}
