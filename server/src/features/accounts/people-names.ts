import { sql } from 'kysely'
import { asSystem, type Ctx } from '#platform/context.ts'

/** What people are called, in bulk; who has left the installation is left out. For pages of a team that did something together. */
export async function peopleNames(ctx: Ctx, userIds: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(userIds)]
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string; name: string }>`
    select u.id, u.name from auth."user" u where u.id = any (${ids}::uuid[])`.execute(asSystem(ctx).db)
  return new Map(found.rows.map((row) => [row.id, row.name]))
}
