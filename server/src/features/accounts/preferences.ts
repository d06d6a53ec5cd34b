import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { LANGUAGES, said } from '#platform/language.ts'
import { signedInByHand } from './policy.ts'

const timeZones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])

const isTimeZone = (name: string) => {
  if (timeZones.has(name)) return true
  try {
    // Older names of the same zones (`Asia/Calcutta`) are known, but not listed.
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** How a person wants the studio. What is not there is as the browser has it. */
export const Preferences = z
  .object({
    timeZone: z
      .string()
      .max(64)
      .refine(isTimeZone, said('must be a time zone as in Europe/Berlin'))
      .nullable()
      .meta({ description: 'null: the browser’s' }),
    format: z
      .enum([
        'en-GB',
        'en-US',
        'en-CA',
        'en-IN',
        'en-DE',
        'en-CH',
        'en-SE',
        'de-DE',
        'de-AT',
        'de-CH',
        'fr-FR',
        'fr-CH',
        'fr-CA',
        'es-ES',
        'es-MX',
        'es-AR',
        'ja-JP',
        'ar-EG',
        'ar-SA-u-ca-gregory',
        'ar-AE',
      ])
      .nullable()
      .meta({ description: 'How dates and numbers are written on pages of that language; null: as the browser does' }),
    language: z.enum(LANGUAGES).nullable().meta({ description: 'Of the interface; null: the browser’s' }),
    singleKeys: z.boolean().meta({ description: 'Shortcuts of a single letter work' }),
    adult: z.boolean().meta({ description: 'I am old enough for what is for adults: it is shown without asking' }),
    checklist: z.enum(['shown', 'hidden']).meta({ description: 'The first steps on the studio’s home' }),
  })
  .meta({ id: 'Preferences' })
export type Preferences = z.infer<typeof Preferences>

const DEFAULTS: Preferences = {
  timeZone: null,
  format: null,
  language: null,
  singleKeys: true,
  adult: false,
  checklist: 'shown',
}

/** What was stored by another release may have values that this one does not know: they fall back one by one. */
export function readPreferences(stored: unknown): Preferences {
  const given = typeof stored === 'object' && stored !== null ? stored : {}
  const known = Object.entries(Preferences.shape).flatMap(([name, shape]) => {
    const read = shape.safeParse(given[name as keyof typeof given])
    return read.success ? [[name, read.data]] : []
  })
  return { ...DEFAULTS, ...Object.fromEntries(known) }
}

/** Only what is named changes. */
export async function changePreferences(ctx: Ctx, patch: Partial<Preferences>): Promise<Preferences> {
  const { userId } = signedInByHand(ctx.actor)
  const changed = await sql<{ preferences: unknown }>`
    update accounts.people set preferences = preferences || ${JSON.stringify(patch)}::jsonb
    where user_id = ${userId} returning preferences`.execute(ctx.db)
  return readPreferences(changed.rows[0]?.preferences)
}
