import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import * as queries from './defaults-queries.ts'
import { UploadDefaults } from './schema.ts'

export type Defaults = z.infer<typeof UploadDefaults>

/** What an upload begins with where nobody has said anything. */
export const FIRST: Defaults = {
  description: '',
  tags: [],
  category: null,
  level: null,
  language: null,
  licence: 'all-rights-reserved',
  visibility: 'private',
  comments: 'open',
  downloads: false,
  encryption: false,
}

/** What a new upload of a channel begins with. A value that this release does not know is left out. */
export async function defaultsOf(ctx: Ctx, channelId: string): Promise<Defaults> {
  const stored = await queries.defaultsOf(ctx, channelId)
  const known = { ...FIRST, ...(typeof stored === 'object' && stored) }
  const read = UploadDefaults.safeParse(known)
  if (read.success) return read.data
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]))
  return UploadDefaults.parse({
    ...known,
    ...Object.fromEntries(Object.entries(FIRST).filter(([name]) => wrong.has(name))),
  })
}

type Answer = { channelId: string; defaults: Defaults; can: { edit: boolean }; why: { edit?: string } }

/** @throws {ChannelNotFound} */
export async function uploadDefaults(ctx: Ctx, channelId: string | undefined): Promise<Answer> {
  const working = await accounts.workingChannel(ctx, channelId)
  return present(working.ctx, working.channelId, await defaultsOf(working.ctx, working.channelId))
}

function present(ctx: Ctx, channelId: string, defaults: Defaults): Answer {
  const reason = accounts.whyNot(ctx.actor, channelId, 'channel.edit')
  return { channelId, defaults, can: { edit: reason === null }, why: reason ? { edit: reason } : {} }
}

/** @throws {ChannelNotFound | NotAllowed} */
export async function putUploadDefaults(ctx: Ctx, channelId: string | undefined, defaults: Defaults): Promise<Answer> {
  const working = await accounts.workingChannel(ctx, channelId)
  accounts.requireMay(working.ctx.actor, working.channelId, 'channel.edit')
  await inTransaction(working.ctx, async (tx) => {
    const before = await defaultsOf(tx, working.channelId)
    await queries.putDefaults(tx, working.channelId, { defaults, by: accounts.signedIn(tx.actor).userId })
    await accounts.audit(tx, {
      channelId: working.channelId,
      action: 'upload-defaults.changed',
      subject: { kind: 'channel', id: working.channelId },
      before,
      after: defaults,
    })
  })
  return present(working.ctx, working.channelId, defaults)
}
