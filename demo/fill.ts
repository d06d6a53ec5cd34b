import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { asSystem, type Ctx } from '../server/src/platform/context.ts'
import { uuidv7 } from '../server/src/platform/ids.ts'
import { type DemoChannel, type DemoVideo, MAIL_DOMAIN, PASSWORD } from './channels.ts'
import type { Installation } from './installation.ts'
import { paintEmblem } from './paint-emblem.ts'
import { paintSound, paintVideo } from './paint-video.ts'
import { type Made, makePast } from './past.ts'
import { enter, type Person, uploadFile } from './person.ts'

const READY_MS = 600_000

type Brought = Made & { person: Person }

/** Fills the installation. Whoever of the demo is there already is left as they are, so it may be repeated. */
export async function fill(installation: Installation, channels: readonly DemoChannel[], say: (line: string) => void) {
  const { ctx } = installation.opened
  const folder = await mkdtemp(join(tmpdir(), 'studio-demo-'))
  try {
    const made: Brought[] = []
    for (const [index, channel] of channels.entries()) {
      const { person, channelId } = await settle(installation, channel)
      await givePicture({ person, channelId, channel }, join(folder, `${index}.png`))
      const there = await titlesOf(ctx, channelId)
      for (const [number, video] of channel.videos.entries()) {
        if (there.has(video.title)) continue
        say(`${channel.name}: ${video.title}`)
        const path = join(folder, `${index}-${number}.${video.film ? 'mp4' : 'm4a'}`)
        await paint(path, video, index * 100 + number + 1)
        const file = {
          name: `${slug(video.title)}.${video.film ? 'mp4' : 'm4a'}`,
          type: video.film ? 'video/mp4' : 'audio/mp4',
        }
        const videoId = await uploadFile(installation.url, person, { ...file, bytes: await readFile(path), channelId })
        await rm(path)
        made.push({ video, channel, channelId, videoId, person })
      }
    }
    say('Waiting until every video plays')
    for (const each of made) await publish(each)
    say('Going back ninety days')
    await makePast(ctx, made)
    return made.length
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const paint = (path: string, { film, size: [width, height] = [960, 540], seconds, tune }: DemoVideo, seed: number) =>
  film ? paintVideo(path, { ...film, width, height, seed, seconds, tune }) : paintSound(path, { seconds, tune })

const slug = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** The first account may be opened from this machine; for the others an invitation is written, whatever SIGN_UP says. */
async function settle({ url, opened: { ctx } }: Installation, channel: DemoChannel) {
  const email = `${channel.person.login}@${MAIL_DOMAIN}`
  const invite = await inviteFor(ctx)
  const person = await enter(url, { name: channel.person.name, email, password: PASSWORD }, invite ? { invite } : {})
  // Used or not, nobody needs to see it.
  await sql`delete from accounts.invites where note = 'demo'`.execute(asSystem(ctx).db)
  const { channels } = (await person.call('GET', '/api/me')) as { channels: { id: string; handle: string }[] }
  const own =
    channels[0] ??
    ((await person.call('POST', '/api/channels', { handle: channel.handle, name: channel.name })) as {
      id: string
      handle: string
    })
  if (own.handle !== channel.handle) await person.call('PATCH', `/api/channels/${own.id}`, { handle: channel.handle })
  await person.call('PATCH', `/api/channels/${own.id}`, { name: channel.name, description: channel.about })
  return { person, channelId: own.id }
}

/** Where it has one, that stays. */
async function givePicture(
  { person, channelId, channel }: Pick<Made, 'channelId' | 'channel'> & { person: Person },
  path: string,
) {
  const url = `/api/channels/${channelId}/picture`
  const { state } = (await person.call('GET', url)) as { state: string }
  if (state !== 'none') return
  await paintEmblem(path, channel.picture)
  await person.call('PUT', url, await readFile(path))
}

/** @returns null while there is nobody yet */
async function inviteFor(ctx: Ctx): Promise<string | null> {
  const code = randomBytes(24).toString('base64url')
  const hash = createHash('sha256').update(code).digest()
  const made = await sql`
    insert into accounts.invites (id, hash, note, created_by, expires_at)
    select ${uuidv7()}, ${hash}, 'demo', user_id, now() + interval '10 minutes' from accounts.people where operator
    returning id`.execute(asSystem(ctx).db)
  return made.rows.length > 0 ? code : null
}

async function titlesOf(ctx: Ctx, channelId: string): Promise<Set<string>> {
  const found = await sql<{ title: string }>`select title from content.videos where channel_id = ${channelId}`.execute(
    asSystem(ctx).db,
  )
  return new Set(found.rows.map(({ title }) => title))
}

async function publish({ person, videoId, video }: Brought) {
  await person.call('PATCH', `/api/creator/videos/${videoId}`, { title: video.title, description: video.about })
  const giveUp = Date.now() + READY_MS
  for (;;) {
    const { status, problem } = (await person.call('GET', `/api/creator/videos/${videoId}`)) as {
      status: string
      problem: { message: string } | null
    }
    if (status === 'ready') break
    if (status === 'failed' || Date.now() > giveUp)
      throw new Error(`"${video.title}" does not play: ${problem?.message ?? status}`)
    await delay(300)
  }
  await person.call('PATCH', `/api/creator/videos/${videoId}`, { visibility: video.visibility ?? 'public' })
}
