import { randomUUID } from 'node:crypto'
import { forgetPerson, hashKey } from '#features/accounts/session.ts'
import type { Person, Studio } from './studio.ts'

/** One call that would work for whoever may: `path` fills the braces, the rest is added to what the contract asks for. */
export type Sample = {
  path?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  headers?: Record<string, string>
  /** Answers that show the check was passed, beside 2xx and 409. */
  passed?: number[]
}
export type World = {
  studio: Studio
  owner: Person & { email: string; id: string }
  channelId: string
  draft: () => Promise<{ videoId: string; uploadId: string }>
}

const query = (world: World, text: string, values: unknown[]) => world.studio.ctx.database.pool.query(text, values)

async function trashed(world: World) {
  const { videoId } = await world.draft()
  await query(world, 'update content.videos set deleted_at = now() where id = $1', [videoId])
  return { path: { id: videoId } }
}

async function someMember(world: World) {
  const person = await query(world, `select id from auth."user" where email like 'spare%'`, [])
  const userId = String(person.rows[0].id)
  await query(
    world,
    `insert into accounts.channel_members (channel_id, user_id, role) values ($1, $2, 'analyst') on conflict do nothing`,
    [world.channelId, userId],
  )
  return { id: world.channelId, userId }
}

async function invitation(world: World, email = `${randomUUID()}@example.org`) {
  const id = randomUUID()
  const token = `team_${randomUUID()}`
  await query(
    world,
    `insert into accounts.team_invitations (id, channel_id, email, role, hash, created_at, sent_at, expires_at)
     values ($1, $2, $3, 'editor', $4, now(), now(), now() + interval '1 day')`,
    [id, world.channelId, email, hashKey(token)],
  )
  return { id, token }
}

async function article(world: World) {
  const made = await world.owner.post('/api/creator/articles', { markdown: 'Words', channelId: world.channelId })
  return { path: { id: String(made.json().id) } }
}

/** With a version of before. */
async function rewritten(world: World) {
  const { path } = await article(world)
  await world.owner.put(`/api/creator/articles/${path.id}?sitting=new`, { markdown: 'Other words' })
  return { path }
}

/** Begun with none, which is its version of before. */
async function chaptered(world: World) {
  const { videoId } = await world.draft()
  await world.owner.put(`/api/creator/videos/${videoId}/chapters`, { chapters: [{ startMs: 0, title: 'One' }] })
  return { path: { id: videoId } }
}

/** Another channel with the same team: it is deleted, so that each who may has their own. */
async function channelToDelete(world: World) {
  const made = await world.owner.post('/api/channels', { name: 'To go' })
  const id = String(made.json().id)
  const { rows } = await world.studio.ctx.database.pool.query(
    `insert into accounts.channel_members (channel_id, user_id, role)
     select $2, user_id, role from accounts.channel_members where channel_id = $1
     on conflict (channel_id, user_id) do update set role = excluded.role returning user_id`,
    [world.channelId, id],
  )
  for (const { user_id } of rows) await forgetPerson(world.studio.system, user_id)
  return { path: { id } }
}

const invitationPath = async (world: World) => ({
  path: { id: world.channelId, invitationId: (await invitation(world)).id },
})

async function bulk(world: World) {
  const { videoId } = await world.draft()
  const started = await world.owner.post('/api/creator/videos/bulk', {
    channelId: world.channelId,
    select: { ids: [videoId] },
    action: { kind: 'delete' },
  })
  return { path: { id: String(started.json().id) } }
}

async function passkey(world: World) {
  const made = await query(
    world,
    `insert into auth.passkey ("publicKey", "userId", "credentialID", counter, "deviceType", "backedUp")
     values ('x', $1, $2, 0, 'multiDevice', true) returning id`,
    [world.owner.id, randomUUID()],
  )
  return { path: { id: String(made.rows[0].id) } }
}

const FILES = { kind: 'urls', urls: ['https://example.org/film.mp4'] }

async function imported(world: World) {
  // Five may run at once, and the matrix makes more.
  const { items } = (await world.owner.get(`/api/creator/imports?channelId=${world.channelId}`)).json()
  for (const { id } of items) await world.owner.post(`/api/creator/imports/${id}/cancel`)
  const started = await world.owner.post('/api/creator/imports', { channelId: world.channelId, source: FILES })
  return { path: { id: String(started.json().id) } }
}

const WEBHOOK = { url: 'https://example.org/hook', events: ['video.ready'] }

async function webhook(world: World) {
  const base = `/api/channels/${world.channelId}/webhooks`
  // A channel has at most twenty, and the matrix makes more.
  for (const { id } of (await world.owner.get(base)).json().items) await world.owner.delete(`${base}/${id}`)
  const made = await world.owner.post(base, WEBHOOK)
  return { path: { id: world.channelId, webhookId: String(made.json().webhook.id) } }
}

async function webhookDelivery(world: World) {
  const { path } = await webhook(world)
  const sent = await world.owner.post(`/api/channels/${path.id}/webhooks/${path.webhookId}/test`)
  return { path: { ...path, deliveryId: String(sent.json().id) } }
}

const draftWith =
  (more: Omit<Sample, 'path'>, path: Record<string, string> = {}) =>
  async (world: World) => ({
    path: { id: (await world.draft()).videoId, ...path },
    ...more,
  })
const VTT = 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n'

async function captioned(world: World): Promise<Sample> {
  const { videoId } = await world.draft()
  await world.owner.put(`/api/creator/videos/${videoId}/captions/en`, VTT, { 'content-type': 'text/vtt' })
  return { path: { id: videoId, language: 'en' } }
}

/** A video that asks something. */
async function asking(world: World, more: Omit<Sample, 'path'> = {}): Promise<Sample> {
  const { videoId } = await world.draft()
  const interactionId = randomUUID()
  const ways = ['a', 'b'].map((id) => ({ id, text: id, leads: { to: 'time', ms: 0 } }))
  const item = { id: interactionId, atMs: 0, kind: 'choice', prompt: 'Where to?', options: ways, mustAnswer: false }
  await world.owner.put(`/api/creator/videos/${videoId}/interactions`, { items: [item] })
  return { path: { id: videoId, interactionId }, ...more }
}

/** Its own team watches a draft too. */
const watching =
  (body: unknown) =>
  async (world: World): Promise<Sample> => {
    const { videoId } = await world.draft()
    return { path: { vodId: videoId }, query: { vodId: videoId, vodIds: videoId }, body }
  }
const progressOf = async (world: World) => ({ vodId: (await world.draft()).videoId, positionMs: 1000 })
const PLAYBACK: Record<string, (world: World) => Promise<Sample>> = {
  reportProgress: async (world) => ({ body: { deviceId: 'tab', ...(await progressOf(world)) } }),
  mergeNotInterested: async () => ({ body: { ids: [randomUUID()] } }),
  mergeProgress: async (world) => ({ body: { deviceId: 'tab', items: [await progressOf(world)] } }),
  getProgress: watching(undefined),
  getProgressOfMany: watching(undefined),
  listWatchedVideos: watching(undefined),
  markProgress: watching({ state: 'watched' }),
  removeFromHistory: watching(undefined),
  listLikesAmong: async () => ({ query: { vodIds: randomUUID() } }),
  listFollowsAmong: async ({ channelId }) => ({ query: { channelIds: channelId } }),
  // Nobody rates what their own team has made.
  rateVideo: draftWith({ body: { stars: 5 }, passed: [409] }),
}

/** Nothing of the channel stands in it, which is told only to who may. */
const table = async (): Promise<Sample> => ({
  body: 'id,title\n',
  headers: { 'content-type': 'text/csv' },
  passed: [400, 422],
})

async function changed(world: World): Promise<Sample> {
  const { videoId } = await world.draft()
  await world.owner.patch(`/api/creator/videos/${videoId}`, { title: 'Another' })
  const { items } = (await world.owner.get(`/api/creator/videos/${videoId}/history`)).json()
  return { path: { id: videoId, changeId: items[0].id } }
}

async function playlist(world: World, more: Omit<Sample, 'path'> = {}): Promise<Sample> {
  const { channelId, owner } = world
  const videoIds = [(await world.draft()).videoId]
  const made = await owner.post('/api/creator/playlists', { channelId, title: 'P', visibility: 'private', videoIds })
  return { path: { id: String(made.json().id) }, ...more }
}
const ownPlaylist = (world: World) => playlist(world)

async function playlistVideo(world: World, more: object = {}): Promise<Sample> {
  return playlist(world, { body: { videoIds: [(await world.draft()).videoId], ...more } })
}

async function reordered(world: World): Promise<Sample> {
  const { path } = await playlist(world)
  const { items } = (await world.owner.get(`/api/creator/playlists/${path?.id}/items`)).json()
  return { body: { playlistId: path?.id, videoIds: [items[0].video.id], position: 1 } }
}

/** Where the smallest valid call does not show who may: a thing that is needed first, or a body of its own. */
export const SAMPLES: Record<string, (world: World) => Promise<Sample>> = {
  oembed: async () => ({ query: { url: 'http://localhost/watch/none' }, passed: [404] }),
  deleteChannel: channelToDelete,
  setDefaultQuota: async () => ({ body: { storageBytes: 'none', minutes: 'none' } }),
  deleteAccount: async () => ({ body: { email: 'nobody@example.org', channelIds: [] }, passed: [409] }),
  createPlaylist: async ({ channelId }) => ({ body: { channelId, title: 'P', visibility: 'private' } }),
  getPlaylist: ownPlaylist,
  listPlaylistItems: ownPlaylist,
  getCreatorPlaylist: ownPlaylist,
  updatePlaylist: (world) => playlist(world, { body: { title: randomUUID() } }),
  deletePlaylist: ownPlaylist,
  restorePlaylist: ownPlaylist,
  listCreatorPlaylistItems: ownPlaylist,
  addPlaylistItems: (world) => playlistVideo(world),
  removePlaylistItems: (world) => playlistVideo(world),
  reorderVideos: reordered,
  inviteMember: async () => ({ body: { email: `${randomUUID()}@example.org`, role: 'editor' } }),
  changeMember: async (world) => ({ path: await someMember(world), body: { role: 'moderator' } }),
  removeMember: async (world) => ({ path: await someMember(world) }),
  resendInvitation: invitationPath,
  revokeInvitation: invitationPath,
  lookAtInvitation: async (world) => ({ query: { token: (await invitation(world)).token } }),
  acceptInvitation: async (world) => ({ body: { token: (await invitation(world, world.owner.email)).token } }),
  endSession: async (world) => {
    const again = { email: world.owner.email, password: 'correct horse' }
    await world.studio.visitor().post('/api/auth/sign-in/email', again)
    const { items } = (await world.owner.get('/api/me/sessions')).json()
    return { path: { id: items.find((each: { current: boolean }) => !each.current).id } }
  },
  createApiKey: async () => ({ body: { name: 'K', scopes: ['videos:read'] } }),
  deleteApiKey: async (world) => {
    const made = await world.owner.post('/api/creator/api-keys', { name: 'K', scopes: ['videos:read'] })
    return { path: { id: made.json().id } }
  },
  // A code of an app and an answer of an authenticator are not made here: what is asked for after the check is missing.
  enableSecondFactor: async () => ({ body: { code: '000000' }, passed: [401, 409] }),
  renewRecoveryCodes: async () => ({ passed: [409] }),
  addPasskey: async () => ({ body: { name: 'K', credential: { id: 'x' } }, passed: [400] }),
  confirmIdentity: async () => ({ body: { password: 'correct horse' } }),
  requestVerification: async () => ({ body: { evidence: 'We are', links: ['https://we.example/'] } }),
  decideVerification: async () => ({ body: { decision: 'approve', reason: '' } }),
  lookAtVerificationAgain: async () => ({ body: { decision: 'keep' } }),
  renamePasskey: passkey,
  removePasskey: passkey,
  updateChannel: async () => ({ body: { description: randomUUID() } }),
  restoreVideo: trashed,
  completeUpload: async (world) => ({
    path: { id: (await world.draft()).uploadId },
    body: { parts: [{ partNumber: 1, etag: 'x' }] },
    passed: [400, 422],
  }),
  getPartUrls: async (world) => ({ path: { id: (await world.draft()).uploadId }, body: { partNumbers: [1] } }),
  startUpload: async (world) => ({ body: { filename: 'a.mp4', size: 1, channelId: world.channelId } }),
  startBulk: async (world) => ({
    body: {
      channelId: world.channelId,
      select: { ids: [(await world.draft()).videoId] },
      action: { kind: 'tags', add: ['x'], remove: [] },
    },
  }),
  getBulk: bulk,
  cancelBulk: bulk,
  undoBulk: bulk,
  setChannelQuota: async () => ({ body: { storageBytes: 'default', minutes: 'default' } }),
  // There is none yet: only who may is told.
  changeSavedView: async () => ({ path: { id: randomUUID() }, passed: [404] }),
  forgetSavedView: async () => ({ path: { id: randomUUID() }, passed: [404] }),
  selectOriginals: async (world) => ({
    body: { channelId: world.channelId, select: { ids: [(await world.draft()).videoId] } },
    passed: [422],
  }),
  previewVideosCsv: table,
  applyVideosCsv: table,
  downloadVideo: draftWith({ passed: [404] }),
  sendEvents: async () => ({ body: { sentAt: new Date().toISOString(), events: [] }, passed: [400] }),
  downloadCaptionsVtt: captioned,
  downloadCaptionsSrt: captioned,
  getCaptions: captioned,
  deleteCaptions: captioned,
  getCaptionVersion: async (world) => {
    const { path = {} } = await captioned(world)
    const body = { cues: [{ startMs: 0, endMs: 1000, text: 'Now' }] }
    await world.owner.put(`/api/creator/videos/${path.id}/captions/en?sitting=new`, body)
    return { path: { ...path, revision: '1' } }
  },
  restoreCaptions: async (world) => ({ ...(await captioned(world)), body: { revision: 1 }, passed: [404] }),
  revertVideoChange: changed,
  // There is nothing to process again, which only who may is told.
  retryVideo: draftWith({ passed: [404] }),
  putThumbnail: draftWith({
    body: Buffer.from('no picture'),
    headers: { 'content-type': 'image/png' },
    passed: [400, 415, 422],
  }),
  // The address is never asked: one that is refused shows it as well.
  previewImport: async (world) => ({
    body: { channelId: world.channelId, source: { kind: 'urls', urls: ['http://127.0.0.1/film.mp4'] } },
  }),
  startImport: async (world) => {
    await imported(world)
    return { body: { channelId: world.channelId, source: FILES } }
  },
  getImport: imported,
  cancelImport: imported,
  retryImport: async (world) => ({ ...(await imported(world)), body: {} }),
  createWebhook: async () => ({ body: WEBHOOK }),
  changeWebhook: async (world) => ({ ...(await webhook(world)), body: { description: randomUUID() } }),
  deleteWebhook: webhook,
  rotateWebhookSecret: webhook,
  testWebhook: webhook,
  listWebhookDeliveries: webhook,
  getWebhookDelivery: webhookDelivery,
  replayWebhookDelivery: webhookDelivery,
  getArticle: article,
  listArticleVersions: article,
  putArticle: async (world) => ({ ...(await article(world)), body: { markdown: 'Other words' } }),
  publishArticle: article,
  getArticleVersion: async (world) => ({ path: { ...(await rewritten(world)).path, revision: '1' } }),
  restoreArticle: async (world) => ({ ...(await rewritten(world)), body: { revision: 1 } }),
  getChapterVersion: async (world) => ({ path: { ...(await chaptered(world)).path, revision: '0' } }),
  restoreChapters: async (world) => ({ ...(await chaptered(world)), body: { revision: 0 } }),
  putArticleImage: async (world) => ({
    ...(await article(world)),
    body: Buffer.from('no picture'),
    headers: { 'content-type': 'image/png' },
    passed: [415],
  }),
  putChannelPicture: async () => ({
    body: Buffer.from('no picture'),
    headers: { 'content-type': 'image/png' },
    passed: [415],
  }),
  changeEmail: async () => ({ body: { newEmail: 'other@example.org' } }),
  putInteractions: draftWith({ body: { items: [] } }),
  // Of a draft, which is told only to its team.
  tellInteractionShown: (world) => asking(world, { body: {} }),
  answerInteraction: (world) => asking(world, { body: { optionIds: ['a'] } }),
  ...PLAYBACK,
  putCaptions: draftWith({ body: VTT, headers: { 'content-type': 'text/vtt' } }, { language: 'en' }),
}
