import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import { asProgram, asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { requireBytes } from '../quota/quota.ts'
import type { ChannelPicture } from './schema.ts'

/** For its team. @throws {NotSignedIn | ChannelNotFound} */
export async function readPicture(ctx: Ctx, idOrHandle: string): Promise<z.infer<typeof ChannelPicture>> {
  const { id, picture } = await ownChannel(ctx, idOrHandle)
  const albumId = await accounts.albumOf(asSystem(ctx), id)
  const [newest] = albumId ? await picturesIn(asSystem(ctx), albumId) : []
  const reason = accounts.whyNot(ctx.actor, id, 'channel.edit')
  return {
    // Drawn, but the news of it is still under way.
    state: newest?.state === 'ready' && newest.small !== picture ? 'making' : (newest?.state ?? 'none'),
    url: picture && media.largePicture(picture),
    problem: newest?.problem ?? null,
    can: { edit: reason === null },
    why: reason ? { edit: reason } : {},
  }
}

/**
 * Takes a picture to be drawn anew; the one before it is shown until then.
 * @throws {NotSignedIn | ChannelNotFound | ScopeMissing | NotAllowed | QuotaExceeded} and what media says of it
 */
export async function changePicture(ctx: Ctx, idOrHandle: string, bytes: Buffer) {
  const { id: channelId } = await editableChannel(ctx, idOrHandle)
  const by = accounts.askedBy(ctx)
  await inTransaction(asProgram(ctx), async (tx) => {
    const channel = await lockShown(tx, channelId)
    await requireBytes(tx, channelId, bytes.length)
    const albumId = channel.album_id ?? (await beginAlbum(tx, channel))
    const replaced = (await picturesIn(tx, albumId)).filter(({ state }) => state !== 'ready')
    await forget(tx, albumId, replaced)
    const picture = await media.addPicture(tx, albumId, { bytes, by: by.userId, shape: 'square' })
    await accounts.audit(tx, {
      channelId,
      action: 'channel.picture-changed',
      subject: { kind: 'channel', id: channelId, label: channel.name },
      after: { image: picture, bytes: bytes.length },
      by,
    })
  })
  return readPicture(ctx, channelId)
}

/** The initials are shown again. A second time changes nothing. @throws {NotSignedIn | ChannelNotFound | ScopeMissing | NotAllowed} */
export async function removePicture(ctx: Ctx, idOrHandle: string) {
  const { id: channelId } = await editableChannel(ctx, idOrHandle)
  await inTransaction(asProgram(ctx), async (tx) => {
    const channel = await lockShown(tx, channelId)
    const pictures = channel.album_id ? await picturesIn(tx, channel.album_id) : []
    if (!channel.album_id || pictures.length === 0) return
    await forget(tx, channel.album_id, pictures)
    await accounts.setPicture(tx, { ...channel, picture: null })
    await accounts.audit(tx, {
      channelId,
      action: 'channel.picture-removed',
      subject: { kind: 'channel', id: channelId, label: channel.name },
      by: accounts.askedBy(ctx),
    })
  })
  return readPicture(ctx, channelId)
}

/**
 * What became of a picture: the newest that is ready takes the place of those before it, or nothing changes. Part of the
 * caller's transaction. @returns false for an asset that is no channel's album
 */
export async function followPictures(tx: Ctx, assetId: string): Promise<boolean> {
  const channel = await accounts.lockPictureOfAlbum(tx, assetId)
  if (!channel) return false
  if (!channel.deleted_at) await showNewest(tx, channel)
  return true
}

/** Its address ends with the channel's others; the picture stays. Part of the caller's transaction. */
export async function hidePicture(tx: Ctx, channelId: string): Promise<void> {
  const channel = await accounts.lockPicture(tx, channelId)
  if (!channel?.album_id) return
  await media.setVisibilities(tx, [{ assetId: channel.album_id, visibility: 'private', revoke: true }])
  await accounts.setPicture(tx, { ...channel, picture: null })
}

/** The other way round, under a new address. */
export async function showPicture(tx: Ctx, channelId: string): Promise<void> {
  const channel = await accounts.lockPicture(tx, channelId)
  if (!channel?.album_id) return
  await media.setVisibilities(tx, [{ assetId: channel.album_id, visibility: 'public' }])
  await showNewest(tx, channel)
}

async function showNewest(tx: Ctx, channel: accounts.ShownPicture): Promise<void> {
  const albumId = channel.album_id ?? ''
  const pictures = await picturesIn(tx, albumId)
  const place = pictures.findIndex(({ state }) => state === 'ready')
  const picture = pictures[place]?.small ?? null
  if (picture !== channel.picture) await accounts.setPicture(tx, { ...channel, picture })
  if (place >= 0) await forget(tx, albumId, pictures.slice(place + 1))
}

async function beginAlbum(tx: Ctx, channel: accounts.ShownPicture): Promise<string> {
  const albumId = uuidv7()
  await media.createAlbum(tx, { id: albumId, channelId: channel.id, visibility: 'public' })
  await accounts.setPicture(tx, { ...channel, album_id: albumId })
  return albumId
}

/** Latest first. */
async function picturesIn(ctx: Ctx, albumId: string): Promise<media.AlbumImage[]> {
  const album = (await media.describe(ctx, [albumId])).get(albumId)
  return album ? media.picturesOf(ctx, album) : []
}

const forget = (tx: Ctx, albumId: string, pictures: readonly media.AlbumImage[]) =>
  media.forgetPictures(
    tx,
    albumId,
    pictures.map(({ id }) => id),
  )

/** @throws {ChannelNotFound} of somebody else as well: what its team alone knows has no address for others */
async function ownChannel(ctx: Ctx, idOrHandle: string): Promise<accounts.ChannelRow> {
  accounts.signedIn(ctx.actor)
  const found = await accounts.channel(ctx, idOrHandle)
  if (!accounts.isTeam(ctx.actor, found.id)) throw new accounts.ChannelNotFound()
  return found
}

/** @throws {ChannelNotFound | ScopeMissing | NotAllowed} */
async function editableChannel(ctx: Ctx, idOrHandle: string): Promise<accounts.ChannelRow> {
  const found = await ownChannel(ctx, idOrHandle)
  accounts.requireMay(ctx.actor, found.id, 'channel.edit')
  return found
}

/** @throws {ChannelNotFound} when it was deleted meanwhile */
async function lockShown(tx: Ctx, channelId: string): Promise<accounts.ShownPicture> {
  const channel = await accounts.lockPicture(tx, channelId)
  if (!channel || channel.deleted_at) throw new accounts.ChannelNotFound()
  return channel
}
