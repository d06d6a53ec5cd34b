import type { Ctx } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { PublishTimeWrong } from '../errors.ts'
import type { VideoRow } from '../tables.ts'

const LONGEST_MS = 731 * 86_400_000 // two years, one of them leap

type Asked = { visibility?: VideoRow['visibility'] | undefined; publishAt?: string | null | undefined }

/**
 * Scheduled and its time come together, and go together.
 * @returns what the row's two columns become, as far as something was asked of them
 * @throws {PublishTimeWrong}
 */
export function scheduled(
  ctx: Ctx,
  row: Pick<VideoRow, 'visibility' | 'publish_at'>,
  { visibility, publishAt }: Asked,
): { visibility?: VideoRow['visibility']; publish_at?: Date | null } {
  if (visibility === undefined && publishAt === undefined) return {}
  const becomes = visibility ?? row.visibility
  if (becomes !== 'scheduled') {
    if (publishAt) throw wrong(said('A time to publish belongs to the visibility “scheduled”.'))
    return { visibility: becomes, publish_at: null }
  }
  const at = publishAt === undefined ? row.publish_at : publishAt === null ? null : new Date(publishAt)
  if (!at) throw wrong(said('Say when it is to be published.'))
  const unchanged = row.visibility === 'scheduled' && row.publish_at?.getTime() === at.getTime()
  const ahead = at.getTime() - ctx.clock().getTime()
  if (!unchanged && ahead <= 0)
    throw wrong(said('The time to publish has passed. Choose a later one, or publish it now.'))
  if (!unchanged && ahead > LONGEST_MS) throw wrong(said('The time to publish may be at most two years ahead.'))
  return { visibility: 'scheduled', publish_at: at }
}

const wrong = (detail: string) =>
  new PublishTimeWrong({ detail, errors: [{ path: 'body/publishAt', message: detail }] })
