import { sql } from 'kysely'
import { asSystem, type Ctx } from '#platform/context.ts'

/** Room that everybody's files take, as far as the database knows of them: originals, and what was made for playing. */
export async function mediaUsage(ctx: Ctx) {
  const found = await sql<{ files: number; source_bytes: number; made_bytes: number }>`
    select count(*) as files, coalesce(sum(source_bytes), 0)::bigint as source_bytes,
      (select coalesce(sum(size_bytes), 0)::bigint from media.renditions) as made_bytes
    from media.assets`.execute(asSystem(ctx).db)
  const row = found.rows[0]
  return { files: row?.files ?? 0, sourceBytes: row?.source_bytes ?? 0, madeBytes: row?.made_bytes ?? 0 }
}
