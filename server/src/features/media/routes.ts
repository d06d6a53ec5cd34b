import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http.ts'
import { languageOf } from '#platform/language.ts'
import { Problem } from '#platform/problem.ts'
import { RangeNotSatisfiable } from '#platform/storage/errors.ts'
import { checkToken } from './address.ts'
import { KEY_FOLDER, keyById } from './encryption.ts'
import { MediaAddressInvalid, MediaElsewhere, MediaNotFound } from './errors.ts'
import { cutFrom, parseRanges } from './range.ts'
import { isOpenedByPerson, sendRefusedPage } from './refused-page.ts'
import { assetOfKey, folderOf, listenForMedia, type WrittenFile } from './service.ts'

/** `/media/:mediaKey/...` for public media, `/media/~expiry.signature/:mediaKey/...` for the rest. */
export function registerMediaRoutes(app: App, ctx: Ctx) {
  listenForMedia(ctx)
  app.route({
    // Not by exposeHeadRoute: that one answers that the file is empty.
    method: ['GET', 'HEAD'],
    url: '/media/*',
    schema: { hide: true },
    handler: (req, reply) => serve(ctx, req, reply),
  })
}

const FILE = /^[a-zA-Z0-9_-]{1,100}(\.[a-zA-Z0-9]{1,10}){0,2}$/

/** Read from the store itself where it can be; pictures and lists are so small that a second request costs more than passing them on. */
const LARGE = /\.(m4s|mp4|m4a)$|\/storyboard-\d+\.jpg$/
const STREAM = /\.(m3u8|m4s|mp4|m4a)$/
/**
 * For how long an address of the store works (and as long again, because it stays the same for that time), and how long the
 * redirect to it is kept. So long goes on, at most, what was made private meanwhile.
 */
const AT_STORE = { open: { addressS: 900, keptS: 840 }, closed: { addressS: 300, keptS: 240 } }

type File = { isPublic: boolean; key: string }

async function serve(ctx: Ctx, req: FastifyRequest, reply: FastifyReply) {
  try {
    return await send(ctx, req, reply)
  } catch (error) {
    if (error instanceof Problem && isOpenedByPerson(req) && sendRefusedPage(reply, error, languageOf(req)))
      return reply
    throw error
  }
}

async function send(ctx: Ctx, req: FastifyRequest, reply: FastifyReply) {
  const segments = (req.params as { '*': string })['*'].split('/') // the route ends in a wildcard
  const token = segments[0]?.startsWith('~') ? segments.shift() : undefined
  const mediaKey = segments.shift() ?? ''
  if (segments.length === 0 || segments.length > 2 || !segments.every((name) => FILE.test(name)))
    throw new MediaNotFound()
  if (token) checkToken(ctx.secrets, token, mediaKey, ctx.clock())
  const asset = await assetOfKey(ctx, mediaKey)
  const [folder = '', name] = segments
  const isKey = folder === KEY_FOLDER && name !== undefined
  // What never was looks like what is not for everybody, and like what was taken away.
  const open = asset?.visibility === 'public' && !isKey && !(asset.encrypted && STREAM.test(segments.at(-1) ?? ''))
  if (!asset || (!token && !open)) throw new MediaAddressInvalid()
  // A browser says where its pages are; what is not for everybody plays in ours alone.
  if (!open && req.headers['sec-fetch-site'] === 'cross-site' && req.headers['sec-fetch-mode'] !== 'navigate')
    throw new MediaElsewhere()
  if (isKey) return sendKey(ctx, reply, { assetId: asset.id, id: name })
  const isPublic = asset.visibility === 'public' && !token
  const written = name === undefined ? undefined : await folderOf(folder)?.(ctx, asset.id, name)
  if (written) return sendWritten(req, reply, { written, isPublic })
  if (written === null) throw new MediaNotFound()
  return sendStored(ctx, req, reply, { key: `media/${asset.id}/${segments.join('/')}`, isPublic })
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Never kept by anybody: whoever may not watch any more is to get none. */
async function sendKey(ctx: Ctx, reply: FastifyReply, { assetId, id }: { assetId: string; id: string }) {
  const key = UUID.test(id) ? await keyById(ctx, assetId, id) : null
  if (!key) throw new MediaNotFound()
  return reply
    .headers({
      'cache-control': 'no-store',
      'content-type': 'application/octet-stream',
      'content-length': key.bytes.length,
      'accept-ranges': 'none',
      'cross-origin-resource-policy': 'same-site',
    })
    .send(key.bytes)
}

async function sendStored(ctx: Ctx, req: FastifyRequest, reply: FastifyReply, { key, isPublic }: File) {
  const playlist = key.endsWith('.m3u8')
  // HEAD is answered here: an address is signed for GET alone.
  if (LARGE.test(key) && req.method === 'GET') {
    const { addressS, keptS } = AT_STORE[isPublic ? 'open' : 'closed']
    const address = await ctx.store.presignGet(key, addressS)
    if (address) return redirect(reply, address, { isPublic, keptS })
  }
  // Of several the whole is the answer, as section 14.2 allows: players ask for one.
  const asked = playlist ? undefined : parseRanges(req.headers.range)
  const [first] = asked?.length === 1 ? asked : []
  const suffix = first && 'last' in first ? first : null
  let range = first && 'last' in first ? undefined : first
  const unchanged = req.headers['if-none-match']
  const sameFor = req.headers['if-range']
  const since = unchanged ? undefined : req.headers['if-modified-since']
  if (unchanged || since || sameFor || suffix || req.method === 'HEAD') {
    const head = await ctx.store.head(key)
    if (!head) throw new MediaNotFound()
    setHeaders(reply, head, playlist, isPublic)
    if (unchanged ? isNamed(head.etag, unchanged) : isOlder(head.modified, since)) return reply.code(304).send()
    if (req.method === 'HEAD') return reply.header('content-length', head.size).send()
    // RFC 9110 section 13.1.5: a part of what has been replaced does not fit the parts that the client has.
    if (sameFor && sameFor !== head.etag && sameFor !== head.modified.toUTCString()) range = undefined
    else if (suffix) range = cutFrom(suffix, head.size) ?? { start: head.size }
  }
  const found = await ctx.store.get(key, range).catch((error: unknown) => {
    if (error instanceof RangeNotSatisfiable) reply.header('content-range', `bytes */${error.extra.size}`)
    throw error
  })
  if (!found) throw new MediaNotFound()
  setHeaders(reply, found, playlist, isPublic)
  if (found.range) {
    reply.code(206).header('content-range', `bytes ${found.range.start}-${found.range.end}/${found.size}`)
    reply.header('content-length', found.range.end - found.range.start + 1)
  } else reply.header('content-length', found.size)
  return reply.send(found.body)
}

function sendWritten(
  req: FastifyRequest,
  reply: FastifyReply,
  { written, isPublic }: { written: WrittenFile; isPublic: boolean },
) {
  const { body, ...head } = written
  setHeaders(reply, head, false, isPublic)
  reply.header('accept-ranges', 'none')
  const unchanged = req.headers['if-none-match']
  if (unchanged && isNamed(head.etag, unchanged)) return reply.code(304).send()
  reply.header('content-length', body.length)
  return req.method === 'HEAD' ? reply.send() : reply.send(body)
}

/** RFC 9110 section 13.1.3, by whole seconds; a date that is none is not looked at. */
const isOlder = (modified: Date, since: string | undefined) =>
  since !== undefined && Math.floor(modified.getTime() / 1000) <= Date.parse(since) / 1000

/** The address lives longer than any cache keeps the redirect, so that a kept one never leads to a refusal. */
const redirect = (reply: FastifyReply, address: string, { isPublic, keptS }: { isPublic: boolean; keptS: number }) =>
  reply
    .headers({
      'cache-control': `${isPublic ? 'public' : 'private'}, max-age=${keptS}`,
      'cross-origin-resource-policy': 'same-site',
    })
    .redirect(address, 302)

/** RFC 9110 section 13.1.2: weak comparison, and `*` is any. */
const isNamed = (etag: string, list: string) =>
  list.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')))

/** Modest ages: a video made private stops being served by us at once, and by the caches of others within minutes. */
function setHeaders(
  reply: FastifyReply,
  object: { etag: string; contentType: string; modified: Date },
  playlist: boolean,
  isPublic: boolean,
) {
  const age = playlist ? 2 : 3600 // a playlist may still be growing
  reply.headers({
    etag: object.etag,
    'last-modified': object.modified.toUTCString(),
    'content-type': object.contentType,
    'cache-control': isPublic ? `public, max-age=${age}${playlist ? '' : ', s-maxage=300'}` : `private, max-age=${age}`,
    'accept-ranges': playlist ? 'none' : 'bytes',
    'cross-origin-resource-policy': 'same-site',
  })
}
