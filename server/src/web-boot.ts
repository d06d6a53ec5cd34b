import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { presentChannel } from '#features/accounts/present.ts'
import * as accounts from '#features/accounts/service.ts'
import { actorOf } from '#features/accounts/session.ts'
import { Dashboard } from '#features/analytics/schema.ts'
import * as analytics from '#features/analytics/service.ts'
import * as content from '#features/content/service.ts'
import { home } from '#features/discovery/lists/home.ts'
import { Home } from '#features/discovery/schema.ts'
import { mine } from '#features/playback/mine.ts'
import { sayIn, sentencesIn } from '#platform/answer-language.ts'
import { type Ctx, forActor } from '#platform/context.ts'
import { type Language, languageOf, type Say } from '#platform/language.ts'
import { Problem } from '#platform/problem.ts'

/** Answers that the page would ask for first, under the keys of the web app's queries: one round trip less before it shows. */
export type Boot = { key: (string | null | object)[]; data: unknown }[]

/** What a page is sent with. All of it is what its own requests would be answered: made for the person who asks. */
export type PageData = {
  /** Of the answer: 404 where the page is about a video that is not there for whoever asks. */
  status: number
  signedIn: boolean
  /** That the person chose for good, on whatever device. */
  language: Language | null
  /** What its first picture needs, by id. */
  first: Boot
  /** What fills it. Takes longer; the page's first bytes do not wait for it. */
  rest: Promise<Boot>
}

const NOTHING: PageData = { status: 200, signedIn: false, language: null, first: [], rest: Promise.resolve([]) }

export const WATCH = /^\/watch\/([0-9a-f-]{36})$/i

/** An API key gets none: it reads no pages. Never throws: what is missing the page asks for, and shows what is wrong. */
export async function dataFor(ctx: Ctx, req: FastifyRequest, url: URL): Promise<PageData> {
  const leftOut = (error: unknown) => {
    if (!(error instanceof Problem)) ctx.log.warn({ err: error }, 'page sent without its data')
  }
  try {
    const actor = req.headers.cookie && !req.headers.authorization ? await actorOf(ctx, req) : null
    const own = forActor(ctx, actor ?? { kind: 'anonymous' })
    const nothing = (error: unknown): Boot => {
      leftOut(error)
      return []
    }
    const doings = actor ? viewersOwn(own, url.pathname).catch(nothing) : Promise.resolve([])
    let status = 200
    const missing = (error: unknown) => {
      if (error instanceof Problem && [404, 410].includes(error.status)) status = error.status
      leftOut(error)
    }
    const [me, video] = await Promise.all([accounts.me(own), watched(own, url.pathname).catch(missing)])
    const language = me.user?.preferences.language ?? languageOf(req)
    const cookies = req.headers.cookie ?? ''
    const reader = { me, cookies, tz: zoneOf(me, cookies), language, say: req.server.words(language) }
    const filled = filling(own, url, reader).catch(nothing)
    const rest = Promise.all([doings, filled]).then((parts) => parts.flat())
    return {
      status,
      signedIn: me.user !== null,
      language: me.user?.preferences.language ?? null,
      first: [
        { key: ['accounts', 'me'], data: me },
        ...(video ?? []).map(({ key, data }) => ({ key, data: told(reader, content.Video, data) })),
      ],
      rest,
    }
  } catch (error) {
    leftOut(error)
    return NOTHING
  }
}

async function watched(own: Ctx, path: string): Promise<Boot> {
  const videoId = WATCH.exec(path)?.[1]?.toLowerCase()
  return videoId ? [{ key: ['content', 'video', videoId], data: await content.video(own, videoId) }] : []
}

/** What the person did with it before, e.g. how far they came: the player begins there without asking. */
async function viewersOwn(own: Ctx, path: string): Promise<Boot> {
  const videoId = WATCH.exec(path)?.[1]?.toLowerCase()
  if (!videoId) return []
  const data = await mine(own, videoId)
  return [
    { key: ['playback', 'mine', videoId], data },
    { key: ['playback', 'progress', videoId], data: data.progress },
  ]
}

/** As the history has it, which the row of what to go on with is a part of. */
const asWatched = ({ video, progress }: Awaited<ReturnType<typeof home>>['continue'][number]) => ({
  vodId: video.id,
  video,
  progress,
  watchedAt: progress.updatedAt,
})

type Me = Awaited<ReturnType<typeof accounts.me>>

type Reader = { me: Me; cookies: string; tz: string | null; language: Language; say: Say }

/** As the route of that schema would answer it: in the reader's language. */
function told<T>({ language, say }: Reader, schema: z.ZodType, data: T): T {
  const at = language === 'en' ? null : sentencesIn(schema)
  return at ? sayIn(data, at, say) : data
}

/** Under the keys, and for the parameters, of `queries.ts` beside each page. */
async function filling(own: Ctx, url: URL, reader: Reader): Promise<Boot> {
  const { me, tz, say } = reader
  if (url.pathname === '/') {
    const found = await home(own)
    return [
      { key: ['discovery', 'home'], data: told(reader, Home, Home.parse(found)) },
      { key: ['content', 'categories'], data: { items: content.categoriesIn(say) } },
      ...(me.user ? [{ key: ['playback', 'unfinished'], data: found.continue.map(asWatched) }] : []),
    ]
  }
  const channel = channelOf(reader, url)
  if (!channel) return []
  if (url.pathname === '/studio/content' && [...url.searchParams.keys()].every((name) => name === 'channel')) {
    const list = { sort: 'created', order: 'desc' } as const
    const page = told(
      reader,
      content.VideoPage,
      await content.listOwn(own, { ...list, channelId: channel.id, limit: 100 }),
    )
    return [{ key: ['content', 'own-videos', channel.id, {}, list], data: { pages: [page], pageParams: [''] } }]
  }
  if (url.pathname !== '/studio') return []
  const days = ['7', '90'].find((each) => each === url.searchParams.get('days')) ?? '28'
  const [profile, figures] = await Promise.all([
    accounts.channel(own, channel.id),
    tz && analytics.dashboard(own, { channelId: channel.id, days: Number(days), tz }),
  ])
  return [
    { key: ['accounts', 'channel', channel.id], data: await presentChannel(own, profile) },
    ...(figures
      ? [{ key: ['analytics', 'dashboard', channel.id, days, tz], data: told(reader, Dashboard, figures) }]
      : []),
  ]
}

/** As the web app has it: the channel in the address, else the one last worked on, which an earlier page has left in a cookie. */
function channelOf({ me, cookies }: Reader, url: URL) {
  const handle = url.searchParams.get('channel')
  const left = /(?:^|; ?)channel=([0-9a-f-]{36})(?:;|$)/.exec(cookies)?.[1]
  return (
    me.channels.find((channel) => channel.handle === handle) ??
    me.channels.find((channel) => channel.id === left) ??
    me.channels[0]
  )
}

/** As the web app has it: the zone chosen, else the browser's, which an earlier page has left in a cookie. */
function zoneOf(me: Me, cookies: string): string | null {
  const left = /(?:^|; ?)tz=([\w+/%-]{1,80})(?:;|$)/.exec(cookies)?.[1]
  return me.user?.preferences.timeZone ?? left?.replaceAll('%2F', '/') ?? null
}
