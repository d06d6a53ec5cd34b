import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import * as media from '#features/media/service.ts'
import type { Ctx } from '#platform/context.ts'
import { onEvent } from '#platform/jobs.ts'
import { followerHandlers } from './followers/tell-followers.ts'
import * as kinds from './kinds.ts'
import { notify, settle } from './notify.ts'
import { reportHandlers } from './reports.ts'
import { webhookHandlers } from './webhooks/handlers.ts'

/** Whoever brought it, and the owners of its channel. */
async function peopleOf(ctx: Ctx, video: content.VideoInShort): Promise<string[]> {
  const owners = await accounts.ownersOf(ctx, video.channelId)
  return video.createdBy ? [video.createdBy, ...owners] : owners
}

export const handlers = [
  ...webhookHandlers,
  ...followerHandlers,
  ...reportHandlers,
  onEvent(media.MediaChanged, 'notifications', async (ctx, { assetId }) => {
    const [asset, video] = await Promise.all([media.describe(ctx, [assetId]), content.videoInShort(ctx, { assetId })])
    const state = asset.get(assetId)
    if (!state || !video || video.deleted) return
    const { id: videoId, title } = video
    const people = await peopleOf(ctx, video)
    if (state.state === 'failed') {
      const reason = state.problem_message ?? ''
      // A failure is told by when it was: the same news twice is one notice, another failure after a retry is another.
      const dedup = `video.failed:${videoId}:${state.updated_at.getTime()}`
      return notify(ctx, people, { kind: kinds.VideoFailed, payload: { videoId, title, reason }, dedup })
    }
    // Tried again: what was told of the failure is over.
    await settle(ctx, people, `video.failed:${videoId}:`)
    if (state.state === 'ready')
      await notify(ctx, people, {
        kind: kinds.VideoReady,
        payload: { videoId, title },
        dedup: `video.ready:${videoId}`,
      })
  }),

  onEvent(content.VideoPublished, 'notifications', async (ctx, { videoId, at }) => {
    const video = await content.videoInShort(ctx, { id: videoId })
    if (!video || video.deleted) return
    await notify(ctx, await peopleOf(ctx, video), {
      kind: kinds.VideoPublished,
      payload: { videoId, title: video.title },
      dedup: `video.published:${videoId}:${at}`,
    })
  }),

  onEvent(content.ViewsReached, 'notifications', async (ctx, { videoId, views }) => {
    const video = await content.videoInShort(ctx, { id: videoId })
    if (!video || video.deleted) return
    await notify(ctx, await peopleOf(ctx, video), {
      kind: kinds.VideoViews,
      payload: { videoId, title: video.title, views, article: video.article },
      dedup: `video.views:${videoId}:${views}`,
    })
  }),

  onEvent(content.RetentionAhead, 'notifications', async (ctx, { channelId, count, goesAt }) => {
    const channel = (await accounts.channelsByIds(ctx, [channelId])).get(channelId)
    if (!channel) return
    await notify(ctx, await accounts.ownersOf(ctx, channelId), {
      kind: kinds.RetentionAhead,
      payload: { channelId, channel: channel.name, count, goesAt },
      dedup: `retention.ahead:${channelId}:${goesAt}`,
    })
  }),

  onEvent(content.UploadGivenUp, 'notifications', async (ctx, { videoId, title, uploadedBy }) =>
    notify(ctx, [uploadedBy], { kind: kinds.UploadGivenUp, payload: { title }, dedup: `upload.given-up:${videoId}` }),
  ),

  onEvent(accounts.SignedInFromNewDevice, 'notifications', async (ctx, { userId, browser, system }, { jobId }) =>
    notify(ctx, [userId], {
      kind: kinds.NewDevice,
      payload: { browser, system },
      dedup: `account.new-device:${jobId}`,
    }),
  ),

  onEvent(accounts.InviteUsed, 'notifications', async (ctx, { inviteId, invitedBy, name }) =>
    notify(ctx, [invitedBy], { kind: kinds.InviteUsed, payload: { name }, dedup: `operator.invite-used:${inviteId}` }),
  ),

  onEvent(
    accounts.InvitedToTeam,
    'notifications',
    async (ctx, { userId, invitationId, sentAt, channel, role, invitedBy }) =>
      notify(ctx, [userId], {
        kind: kinds.TeamInvited,
        payload: { channel, role, invitedBy },
        dedup: `team.invited:${invitationId}:${sentAt}`,
      }),
  ),

  onEvent(
    accounts.PlaceInTeamChanged,
    'notifications',
    async (ctx, { userId, channelId, channel, role }, { jobId }) => {
      const dedup = `team.place:${jobId}`
      if (role === null)
        await notify(ctx, [userId], { kind: kinds.TeamRemoved, payload: { channelId, channel }, dedup })
      else await notify(ctx, [userId], { kind: kinds.TeamRoleChanged, payload: { channelId, channel, role }, dedup })
    },
  ),

  onEvent(accounts.JoinedTeam, 'notifications', async (ctx, { invitationId, invitedBy, channel, name }) =>
    notify(ctx, [invitedBy], {
      kind: kinds.TeamJoined,
      payload: { channel, name },
      dedup: `team.joined:${invitationId}`,
    }),
  ),

  onEvent(accounts.ChannelDeleted, 'notifications', async (ctx, { userIds, ...deleted }, { jobId }) =>
    notify(ctx, userIds, { kind: kinds.ChannelDeleted, payload: deleted, dedup: `team.channel-deleted:${jobId}` }),
  ),

  onEvent(accounts.VerificationRequested, 'notifications', async (ctx, { requestId, channel }) =>
    notify(ctx, await accounts.operators(ctx), {
      kind: kinds.VerificationRequested,
      payload: { channel },
      dedup: `operator.verification-requested:${requestId}`,
    }),
  ),

  onEvent(accounts.VerificationDecided, 'notifications', async (ctx, { channelId, ...decided }, { jobId }) =>
    notify(ctx, await accounts.ownersOf(ctx, channelId), {
      kind: kinds.VerificationDecided,
      payload: { channelId, ...decided },
      dedup: `channel.verification-decided:${jobId}`,
    }),
  ),
]
