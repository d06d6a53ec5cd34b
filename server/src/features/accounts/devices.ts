import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { SignedInFromNewDevice } from './events.ts'

/** What a user agent is called by people; `null` where nothing is recognised. Order matters: Edge and Opera also say Chrome. */
const BROWSERS: [RegExp, string][] = [
  [/\bEdgA?(?:iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Headless)?(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/\bcurl\//, 'curl'],
]
const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]
const HAND_HELD = new Set(['iPhone', 'iPad', 'Android'])

export type Device = { browser: string | null; system: string | null; handHeld: boolean }

export function deviceOf(userAgent: string | null | undefined): Device {
  const find = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1] ?? null
  const system = find(SYSTEMS)
  return { browser: find(BROWSERS), system, handHeld: system !== null && HAND_HELD.has(system) }
}

/** Without its last part: enough for the person to know where it was, and no address in a list. */
export function networkOf(address: string | null | undefined): string | null {
  if (!address) return null
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  // ::1 is kept as its whole /64, every group in full.
  if (/^(127\.|::1$|(0000:){7}0000$)/.test(plain)) return said('this machine')
  const v4 = /^(\d+\.\d+\.\d+)\.\d+$/.exec(plain)
  if (v4) return `${v4[1]}.x`
  return plain.includes(':')
    ? `${plain
        .replace(/\b0+(?=\w)/g, '')
        .split(':')
        .slice(0, 3)
        .join(':')}:…`
    : null
}

/** Remembers the browser; one that was not seen before is told to the person, unless it is their first. */
export async function noteDevice(ctx: Ctx, userId: string, userAgent: string | null | undefined): Promise<void> {
  const device = deviceOf(userAgent)
  // Not the whole user agent: it changes with every release of the browser.
  const hash = createHash('sha256').update(`${device.browser} on ${device.system}`).digest()
  await inTransaction(asSystem(ctx), async (tx) => {
    const found = await sql<{ known: number }>`
      select count(*) as known from accounts.devices where user_id = ${userId}`.execute(tx.db)
    const added = await sql`
      insert into accounts.devices (user_id, hash, first_seen_at) values (${userId}, ${hash}, ${tx.clock()})
      on conflict do nothing returning 1`.execute(tx.db)
    if (added.rows.length === 1 && (found.rows[0]?.known ?? 0) > 0)
      await tx.jobs.emit(tx, SignedInFromNewDevice, { userId, browser: device.browser, system: device.system })
  })
}
