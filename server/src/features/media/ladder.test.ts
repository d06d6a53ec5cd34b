import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test, { after } from 'node:test'
import { asSystem, type Ctx } from '#platform/context.ts'
import { GivenUp } from '#platform/jobs.ts'
import { StorageFull } from '#platform/storage/errors.ts'
import { checkMedia } from '#test/check-media.ts'
import { type ClipName, clip } from '#test/clips.ts'
import { eventually } from '#test/eventually.ts'
import { mediaTools, processesWith } from '#test/media.ts'
import { openStudio, type Person } from '#test/studio.ts'
import { makeFirst } from './make-first.ts'
import { makeLadder } from './make-ladder.ts'
import * as queries from './queries.ts'
import * as renditions from './rendition-queries.ts'
import { sweepFiles } from './sweep-files.ts'

const opened = openStudio({ after }, { worker: true })

async function studioWith(clipName: ClipName) {
  const studio = await opened
  const ana = await studio.given.person()
  const { videoId } = await studio.given.upload(ana, { name: clipName, bytes: readFileSync(await clip(clipName)) })
  const asset = await assetOf(ana, videoId)
  const ctx = asSystem(studio.ctx)
  return { studio, ana, videoId, ctx, asset, payload: { assetId: asset.id, channelId: asset.channel_id } }
}

async function assetOf(_by: Person, videoId: string) {
  const studio = await opened
  const ctx = asSystem(studio.ctx)
  const rows = await ctx.db
    .$extendTables<{ 'content.videos': { id: string; asset_id: string } }>()
    .selectFrom('content.videos')
    .select('asset_id')
    .where('id', '=', videoId)
    .executeTakeFirstOrThrow()
  const asset = await queries.assetById(ctx, rows.asset_id)
  assert.ok(asset)
  return asset
}

async function finished(by: Person, videoId: string) {
  return eventually(async () => {
    const video = (await by.get(`/api/creator/videos/${videoId}`)).json()
    return video.status === 'ready' && video.processing === null ? video : null
  })
}

async function check(assetId: string, done: boolean) {
  const studio = await opened
  const rows = await renditions.renditionsOf(asSystem(studio.ctx), assetId)
  const checked = () => checkMedia(studio.ctx.store, assetId, rows, { done })
  // Pages are told that it is done before what ended runs left behind goes.
  if (done)
    await eventually(() => checked().then(() => true)).catch(checked) // which says what is wrong
  else await checked()
  return rows
}

type Rendition = { id: string; medium: string; status: string; percent: number; sizeBytes: number }

test('a source that no player plays gets every size, low ones first, and pages see each of them', async () => {
  const { studio, ana, videoId, asset } = await studioWith('ladder')
  const planned = await eventually(async () => {
    const video = (await ana.get(`/api/creator/videos/${videoId}`)).json()
    return video.renditions.length > 0 ? video.renditions : null
  })
  assert.deepEqual(
    planned.map((each: Rendition) => each.id),
    ['480p', '360p', '240p', '144p'],
  )
  const first = await eventually(async () => {
    const video = (await ana.get(`/api/creator/videos/${videoId}`)).json()
    return video.playback ? video : null
  })
  assert.match((await studio.visitor().get(first.playback.hls)).body, /^360p\/index.m3u8$/m)
  const video = await finished(ana, videoId)
  assert.deepEqual(
    video.renditions.map(({ id, status, percent }: Rendition) => [id, status, percent]),
    ['480p', '360p', '240p', '144p'].map((id) => [id, 'ready', 100]),
  )
  assert.equal(video.can.retry, false)
  await check(asset.id, true)
})

test('further sound tracks can be chosen by their language', async () => {
  const { studio, ana, videoId, asset } = await studioWith('twoLanguages')
  const video = await finished(ana, videoId)
  const master = (await studio.visitor().get(video.playback.hls)).body
  assert.match(master, /NAME="English",LANGUAGE="en",DEFAULT=YES,AUTOSELECT=YES\n/)
  assert.match(master, /NAME="Deutsch",LANGUAGE="de",DEFAULT=NO,AUTOSELECT=YES,URI="sound-2\/index.m3u8"/)
  assert.match(master, /#EXT-X-STREAM-INF:.*AUDIO="sound"/)
  await check(asset.id, true)
})

/** A job as the queue runs it, but ended when we say so. */
const runOf = (signal: AbortSignal, tryNumber = 1) => ({ signal, jobId: 'test', tryNumber, lastTry: false })

/** It is probed, and what would follow is not begun, so that the test alone works on it; nothing of it is made. */
async function untouched(clipName: ClipName) {
  const { jobs } = (await opened).ctx
  const { enqueue } = jobs
  const probed = new Set<unknown>()
  jobs.enqueue = async (tx, job, payload, options) => {
    const { assetId } = payload as { assetId?: string }
    if (job.name === 'media.probe') probed.add(assetId)
    else if (probed.has(assetId)) return true
    return enqueue(tx, job, payload, options)
  }
  const made = await studioWith(clipName)
  const { ctx, asset } = made
  await eventually(async () => (await queries.assetById(ctx, asset.id))?.source_info)
  jobs.enqueue = enqueue
  return { ...made, ctx: { ...ctx, jobs: { ...ctx.jobs, enqueue: async () => true } } }
}

test('a ladder that is ended at any instant goes on, makes nothing twice, and never breaks what plays', async () => {
  const { ctx, asset, payload } = await untouched('ladder')
  const runs = new Map<string, string>()
  const look = async (done = false) => {
    for (const { name, state, run } of await check(asset.id, done)) {
      if (state !== 'ready' || !run) continue
      assert.equal(runs.get(name) ?? run, run, `${name} was made twice`)
      runs.set(name, run)
    }
  }
  // Early, in the middle and late; where it is over before, the next try finds it done.
  for (const afterMs of [150, 700, 1500]) {
    for (const handler of [makeFirst, makeLadder]) {
      const ending = new AbortController()
      const timer = setTimeout(() => ending.abort(), afterMs)
      await handler
        .run(ctx, payload, runOf(ending.signal))
        .catch((error: unknown) => assert.ok(ending.signal.aborted, String(error)))
      clearTimeout(timer)
      await look()
    }
  }
  const end = new AbortController()
  await makeFirst.run(ctx, payload, runOf(end.signal))
  await makeLadder.run(ctx, payload, runOf(end.signal))
  await look(true)
  assert.deepEqual([...runs.keys()].sort(), ['144p', '240p', '360p', '480p'])
})

test('a killed ffmpeg is started again, and two workers at one video do not disturb each other', async () => {
  const { ctx, asset, payload } = await untouched('ladder')
  const { signal } = new AbortController()
  await makeFirst.run(ctx, payload, runOf(signal))
  const first = (await check(asset.id, false)).find((row) => row.state === 'ready')
  const { ffmpeg } = await mediaTools() // which takes a while: the ladder would be done
  const going = makeLadder.run(ctx, payload, runOf(signal))
  const [pid] = await eventually(async () => {
    const found = await processesWith('480p-list.m3u8')
    return found.length > 0 && ffmpeg ? found : null
  })
  process.kill(Number(pid), 'SIGKILL')
  await assert.rejects(async () => going, { name: 'MediaFailure' })
  await check(asset.id, false)
  await Promise.all([makeLadder.run(ctx, payload, runOf(signal, 2)), makeLadder.run(ctx, payload, runOf(signal, 2))])
  await makeLadder.run(ctx, payload, runOf(signal, 3))
  const rows = await check(asset.id, true)
  assert.ok(rows.every((row) => row.state === 'ready' && row.listed))
  assert.equal(rows.find((row) => row.name === first?.name)?.run, first?.run)
})

test('a full disk is told in words, what plays goes on, and room is used when there is some', async () => {
  const { ctx, asset, payload, ana, videoId } = await untouched('ladder')
  const { signal } = new AbortController()
  await makeFirst.run(ctx, payload, runOf(signal))
  const full: typeof ctx = {
    ...ctx,
    store: {
      ...ctx.store,
      putFile: async (key, path, options) => {
        if (key.includes('/480p/')) throw new StorageFull()
        return ctx.store.putFile(key, path, options)
      },
    },
  }
  await assert.rejects(async () => makeLadder.run(full, payload, runOf(signal, 9)))
  const waiting = (await ana.get(`/api/creator/videos/${videoId}`)).json()
  assert.equal(waiting.status, 'ready')
  assert.match(waiting.problem.message, /no space left .* tried again/)
  assert.ok(waiting.playback)
  await check(asset.id, false)
  await makeLadder.run(ctx, payload, runOf(signal, 10))
  const done = (await ana.get(`/api/creator/videos/${videoId}`)).json()
  assert.deepEqual([done.problem, done.processing], [null, null])
  await check(asset.id, true)
})

test('what a full disk left of the only version goes when it is made after all', async () => {
  const { ctx, asset, payload } = await untouched('longer')
  const { signal } = new AbortController()
  const full: typeof ctx = {
    ...ctx,
    store: { ...ctx.store, put: async () => Promise.reject(new StorageFull()) }, // of the playlist, behind the first segment
  }
  await assert.rejects(async () => makeFirst.run(full, payload, runOf(signal)))
  const queued: string[] = []
  const enqueue: Ctx['jobs']['enqueue'] = async (_tx, job) => queued.push(job.name) > 0
  await makeFirst.run({ ...ctx, jobs: { ...ctx.jobs, enqueue } }, payload, runOf(signal, 2))
  assert.deepEqual(queued, ['media.sweep'])
  const rows = await check(asset.id, false)
  const left = async () => {
    const found: string[] = []
    for await (const { key } of ctx.store.list(`media/${asset.id}/original/`))
      if (key.endsWith('.m4s') && !key.includes(String(rows[0]?.run))) found.push(key)
    return found
  }
  assert.deepEqual([rows.map(({ name }) => name), (await left()).length], [['original'], 1])
  await sweepFiles.run(ctx, payload, runOf(signal))
  assert.deepEqual(await left(), [])
  await check(asset.id, true)
})

test('what could not be made can be tried again, and only that is made', async () => {
  const { ctx, asset, payload, ana, videoId } = await untouched('ladder')
  const { signal } = new AbortController()
  await makeFirst.run(ctx, payload, runOf(signal))
  const [first] = (await check(asset.id, false)).filter((row) => row.state === 'ready')
  const broken = {
    ...ctx,
    store: { ...ctx.store, putFile: async () => Promise.reject(new Error('the store is away')) },
  }
  // Kept for the operator with its reason, and told to the creator.
  await assert.rejects(Promise.resolve(makeLadder.run(broken, payload, runOf(signal, 3))), GivenUp)
  const failed = await eventually(async () => {
    const video = (await ana.get(`/api/creator/videos/${videoId}`)).json()
    return video.can.retry ? video : null
  })
  assert.equal(failed.status, 'ready')
  assert.match(failed.problem.message, /^It plays, but not every version could be made/)
  assert.equal((await ana.post(`/api/creator/videos/${videoId}/retry`)).statusCode, 200)
  const video = await finished(ana, videoId)
  assert.equal(video.problem, null)
  const rows = await check(asset.id, true)
  assert.equal(rows.find((row) => row.name === first?.name)?.run, first?.run)
})

test('deleting a video ends its work, and restoring it goes on with what is missing', async () => {
  const { ctx, asset, ana, videoId } = await studioWith('ladder')
  await eventually(async () => (await queries.assetById(ctx, asset.id))?.playable_at)
  await ana.delete(`/api/creator/videos/${videoId}`)
  await eventually(async () => (await processesWith(asset.id)).length === 0)
  const stopped = await queries.assetById(ctx, asset.id)
  assert.deepEqual([stopped?.step, stopped?.done_at], [null, null])
  assert.equal((await ana.post(`/api/creator/videos/${videoId}/restore`)).statusCode, 200)
  await finished(ana, videoId)
  await check(asset.id, true)
})
