import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import type { CaptionDefaults } from './schema.ts'
import * as queries from './transcription-queries.ts'

const NOT_SET_UP = said('Automatic captions are not set up here. The operator can set TRANSCRIPTION_URL.')

/** @throws {ChannelNotFound} */
export async function readDefaults(asking: Ctx, id: string) {
  const { ctx, channelId } = await accounts.workingChannel(asking, id)
  const edit = accounts.whyNot(ctx.actor, channelId, 'videos.edit')
  return {
    transcribeNew: await queries.transcribesNew(ctx, channelId),
    can: { edit: !edit },
    why: { ...(edit ? { edit } : {}), ...(ctx.config.transcription ? {} : { transcribe: NOT_SET_UP }) },
  }
}

/** @throws {ChannelNotFound | NotAllowed} */
export async function writeDefaults(asking: Ctx, id: string, { transcribeNew }: z.infer<typeof CaptionDefaults>) {
  const { ctx, channelId } = await accounts.workingChannel(asking, id)
  accounts.requireMay(ctx.actor, channelId, 'videos.edit')
  await inTransaction(ctx, async (tx) => {
    const before = await queries.transcribesNew(tx, channelId)
    if (before === transcribeNew) return
    await queries.setTranscribesNew(tx, channelId, transcribeNew)
    await accounts.audit(tx, {
      channelId,
      action: 'channel.changed',
      subject: { kind: 'channel', id: channelId },
      before: { transcribeNew: before },
      after: { transcribeNew },
    })
  })
  return readDefaults(ctx, channelId)
}
