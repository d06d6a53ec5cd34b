import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { defaultsOf } from '../details/defaults.ts'
import { keepEarlier, readEarlier } from '../earlier/earlier.ts'
import { editable, tellChange } from '../editable.ts'
import { ChangedMeanwhile, NotEditable, VideoNotFound } from '../errors.ts'
import * as videos from '../queries.ts'
import { requireBytes } from '../quota/quota.ts'
import { forgetPublic } from '../read-videos.ts'
import { setTranscript } from '../search.ts'
import { tellOfVideo } from '../tell-happened.ts'
import { ArticleEmpty, ArticleTooLong, NotAnArticle } from './errors.ts'
import { MAX_BYTES, plainText } from './markdown.ts'
import * as queries from './queries.ts'
import { readArticle } from './read-article.ts'
import { renderOnce } from './render-once.ts'

type New = { title?: string | undefined; markdown?: string | undefined; channelId?: string | undefined }
/** @property newSitting what stands there stays as an earlier version, whoever wrote it and when */
type Options = { ifMatch?: string | undefined; newSitting?: boolean }

/** Words that one person goes on typing are one line of the audit log. */
const SITTING_MS = 60_000

/** Begins private, whatever uploads begin with: readers get nothing that was not published on purpose. @throws {NotEditable | ArticleTooLong} */
export async function createArticle(ctx: Ctx, input: New) {
  const working = await accounts.workingChannel(ctx, input.channelId)
  const { channelId } = working
  const reason = accounts.whyNot(working.ctx.actor, channelId, 'videos.edit')
  if (reason) throw new NotEditable({ reason })
  const markdown = input.markdown ?? ''
  requireShort(markdown)
  const id = uuidv7()
  const title = input.title ?? 'Untitled article'
  await inTransaction(working.ctx, async (tx) => {
    const assetId = uuidv7()
    const by = accounts.signedIn(tx.actor).userId
    await media.createAlbum(tx, { id: assetId, channelId, visibility: 'private' })
    await videos.insertDraft(tx, {
      ...(await defaultsOf(tx, channelId)),
      id,
      channel_id: channelId,
      upload_id: null,
      asset_id: assetId,
      title,
      kind: 'article',
      status: 'ready',
      visibility: 'private',
      downloads: false,
      encryption: false,
      created_by: by,
    })
    await writeText(tx, { id, channel_id: channelId }, { markdown, revision: 1, by })
    await accounts.audit(tx, {
      channelId,
      action: 'article.created',
      subject: { kind: 'video', id, label: title },
      after: { title },
    })
    await tellChange(tx, { id, channel_id: channelId })
  })
  return readArticle(working.ctx, id)
}

/**
 * Keeps the draft; readers go on getting what was published. The same again changes nothing, whatever its `ifMatch`.
 * @throws {VideoNotFound | NotEditable | NotAnArticle | ArticleTooLong | ChangedMeanwhile}
 */
export async function saveArticle(ctx: Ctx, id: string, markdown: string, options: Options = {}) {
  requireShort(markdown)
  return writeOver(ctx, id, async () => ({ markdown }), options)
}

/**
 * Writes what stood there at a revision again, as a new one: what it takes the place of is kept. Readers get it when it is
 * published.
 * @throws {EarlierNotFound} and as above
 */
export const restoreArticle = (ctx: Ctx, id: string, revision: number, { ifMatch }: Options = {}) =>
  writeOver(
    ctx,
    id,
    async (tx) => {
      const { body } = await readEarlier(tx, id, { of: 'article', revision })
      return { markdown: String(body), restored: revision }
    },
    { ifMatch, newSitting: true },
  )

type Next = { markdown: string; restored?: number }

async function writeOver(
  ctx: Ctx,
  id: string,
  read: (tx: Ctx) => Promise<Next>,
  { ifMatch, newSitting = false }: Options,
) {
  const conflict = await inTransaction(ctx, async (tx) => {
    const { video, draft } = await lockArticle(tx, id)
    const { markdown, restored } = await read(tx)
    if (draft.markdown === markdown) return false
    if (!matches(ifMatch, draft.revision)) return true
    const { words: size, revision, updated_by, updated_at } = draft
    const standing = { of: 'article' as const, body: draft.markdown, size, revision, updated_by, updated_at }
    await keepEarlier(tx, video, { standing, newSitting })
    const by = accounts.signedIn(tx.actor).userId
    const saved = await writeText(tx, video, { markdown, revision: draft.revision + 1, by })
    const goesOn = draft.updated_by === by && tx.clock().getTime() - draft.updated_at.getTime() < SITTING_MS
    if (!goesOn || newSitting || draft.revision === 1)
      await accounts.audit(tx, {
        channelId: video.channel_id,
        action: 'article.changed',
        subject: { kind: 'video', id, label: video.title },
        before: { revision: draft.revision, words: draft.words },
        after: { revision: saved.revision, words: saved.words, ...(restored === undefined ? {} : { restored }) },
      })
    await tellOfVideo(tx, video, 'article.updated', { revision: saved.revision, words: saved.words })
    await tellChange(tx, video)
    return false
  })
  const current = await readArticle(ctx, id)
  if (conflict) throw new ChangedMeanwhile({ current })
  return current
}

/**
 * Readers get the draft from now on, as far as the article's visibility lets them in. Again without a change it does nothing.
 * @throws {VideoNotFound | NotEditable | NotAnArticle | ArticleEmpty | ChangedMeanwhile}
 */
export async function publishArticle(ctx: Ctx, id: string, { ifMatch }: Options = {}) {
  const conflict = await inTransaction(ctx, async (tx) => {
    const { video, draft } = await lockArticle(tx, id)
    if (draft.markdown.trim() === '') throw new ArticleEmpty()
    const before = await queries.articleOf(tx, id)
    if (before?.markdown === draft.markdown) return false
    if (!matches(ifMatch, draft.revision)) return true
    const { markdown, words, revision } = draft
    await queries.writeArticle(tx, {
      video_id: id,
      channel_id: video.channel_id,
      markdown,
      words,
      revision,
      published_at: tx.clock(),
    })
    await accounts.audit(tx, {
      channelId: video.channel_id,
      action: 'article.published',
      subject: { kind: 'video', id, label: video.title },
      before: before ? { revision: before.revision, words: before.words } : null,
      after: { revision, words },
    })
    await tellOfVideo(tx, video, 'article.published', { revision, words, visibility: video.visibility })
    await tellChange(tx, video)
    return false
  })
  forgetPublic(id)
  const current = await readArticle(ctx, id)
  if (conflict) throw new ChangedMeanwhile({ current })
  return current
}

/** A picture for the text, drawn anew in a moment. @throws {VideoNotFound | NotEditable | NotAnArticle} and what media says of it */
export async function addImage(ctx: Ctx, id: string, bytes: Buffer): Promise<media.AlbumImage> {
  const added = await inTransaction(ctx, async (tx) => {
    const { video } = await lockArticle(tx, id)
    await requireBytes(tx, video.channel_id, bytes.length)
    const assetId = video.asset_id ?? ''
    const picture = await media.addPicture(tx, assetId, { bytes, by: accounts.signedIn(tx.actor).userId })
    await accounts.audit(tx, {
      channelId: video.channel_id,
      action: 'article.image-added',
      subject: { kind: 'video', id, label: video.title },
      after: { image: picture, bytes: bytes.length },
    })
    return { assetId, picture }
  })
  return media.requirePicture(ctx, added.assetId, added.picture)
}

/** @throws {VideoNotFound | NotEditable | NotAnArticle} */
async function lockArticle(tx: Ctx, id: string) {
  const video = await editable(tx, id)
  if (video.deleted_at) throw new VideoNotFound()
  const draft = await queries.lockDraft(tx, id)
  if (!draft) throw new NotAnArticle()
  return { video, draft }
}

async function writeText(
  tx: Ctx,
  video: { id: string; channel_id: string },
  { markdown, revision, by }: { markdown: string; revision: number; by: string },
): Promise<queries.DraftRow> {
  const row = {
    video_id: video.id,
    channel_id: video.channel_id,
    markdown,
    words: renderOnce(markdown).words,
    revision,
    updated_by: by,
    updated_at: tx.clock(),
  }
  await queries.writeDraft(tx, row)
  // The library's search finds what is being written, for those who write it.
  await setTranscript(tx, video.id, plainText(markdown))
  return row
}

function requireShort(markdown: string) {
  const bytes = Buffer.byteLength(markdown)
  if (bytes > MAX_BYTES) throw new ArticleTooLong({ bytes, limit: MAX_BYTES })
}

/** RFC 9110 section 13.1.1 */
const matches = (ifMatch: string | undefined, revision: number): boolean =>
  ifMatch === undefined || ifMatch.split(',').some((tag) => ['*', `"${revision}"`].includes(tag.trim()))
