import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { inTransaction } from '#platform/context.ts'
import { clip } from '#test/clips.ts'
import { eventually } from '#test/eventually.ts'
import { assertProblem } from '#test/problems.ts'
import { openStudio } from '#test/studio.ts'
import { transcribeIfWanted } from './transcriptions.ts'

type Answer = { status: number; body: string; headers?: Record<string, string> }
/** What the service says next, the last again and again; and what it was sent. */
let script: (Answer | Promise<Answer>)[] = []
const asked: { path: string; key: string | undefined; body: string }[] = []
const speech = createServer(async (req, res) => {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk)
  asked.push({ path: String(req.url), key: req.headers.authorization, body: Buffer.concat(chunks).toString('latin1') })
  const answer = await (script.length > 1 ? script.shift()! : script[0]!) // each test says at least one
  res.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(answer.body)
})
speech.listen(0, '127.0.0.1')
await once(speech, 'listening')
after(() => speech.close())
const said = (text: string, start = 1, end = 3): Answer => ({
  status: 200,
  body: JSON.stringify({ language: 'english', text, segments: [{ start, end, text: ` ${text}` }] }),
})

let ahead = 0
const studio = await openStudio(
  { after },
  {
    worker: true,
    clock: () => new Date(Date.now() + ahead),
    env: {
      TRANSCRIPTION_URL: `http://127.0.0.1:${(speech.address() as AddressInfo).port}/v1/`,
      TRANSCRIPTION_KEY: 'very-secret',
      TRANSCRIPTION_MODEL: 'tiny',
    },
  },
)
const longer = await clip('longer')
const owner = await studio.given.person('Owner')
const stranger = await studio.given.person('Stranger')
const video = await studio.given.video(owner, longer)
const channelId = video.channel.id
const url = `/api/creator/videos/${video.id}/captions`
const VTT = { 'content-type': 'text/vtt' }
const cue = (startMs: number, endMs: number, text: string) => ({ startMs, endMs, text })

async function member(role: string) {
  const person = await studio.given.person(role)
  await studio.ctx.database.pool.query(
    `insert into accounts.channel_members (channel_id, user_id, role) select $1, id, $2 from auth."user" where email = $3`,
    [channelId, role, person.email],
  )
  return person
}

test('a file becomes captions of the player, under the permission of the video', async () => {
  const file = 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Hello <script>alert(1)</script></v>\n'
  const saved = await owner.put(`${url}/EN-us?label=English`, file, VTT)
  assert.equal(saved.statusCode, 200, saved.body)
  assert.deepEqual(
    {
      language: saved.json().language,
      label: saved.json().label,
      source: saved.json().source,
      revision: saved.json().revision,
    },
    { language: 'en-US', label: 'English', source: 'upload', revision: 1 },
  )
  assert.deepEqual(saved.json().counts, { broken: 0, mended: 1, notice: 0 })
  const [shown] = (await owner.get(`/api/creator/videos/${video.id}`)).json().captions
  assert.match(shown.url, /^\/media\/~\d+\.[\w-]+\/\w+\/captions\/en-US\.1\.vtt$/)
  const served = await studio.visitor().get(shown.url)
  assert.equal(served.headers['content-type'], 'text/vtt; charset=utf-8')
  assert.equal(served.body, 'WEBVTT\nLanguage: en-US\n\n00:00:01.000 --> 00:00:02.000\n<v Ana>Hello alert(1)</v>\n')
  assert.equal(
    (await studio.visitor().get(shown.url, { 'if-none-match': String(served.headers.etag) })).statusCode,
    304,
  )
  assertProblem(await studio.visitor().get(shown.url.replace(/~\d+\.[\w-]+\//, '')), 403, 'media.address_invalid')
  assertProblem(await studio.visitor().get(shown.url.replace('en-US', 'fr')), 404, 'media.not_found')

  await owner.patch(`/api/creator/videos/${video.id}`, { visibility: 'public' })
  const [open] = (await studio.visitor().get(`/api/vods/${video.id}`)).json().captions
  assert.equal((await studio.visitor().get(open.url)).statusCode, 200)
  await owner.patch(`/api/creator/videos/${video.id}`, { visibility: 'private' })
  await eventually(async () => (await studio.visitor().get(open.url)).statusCode === 403)

  const srt = await owner.get(`${url}/en-US.srt`)
  assert.equal(srt.body, '1\r\n00:00:01,000 --> 00:00:02,000\r\nAna: Hello alert(1)\r\n\r\n')
  assert.equal(srt.headers['content-disposition'], 'attachment; filename="en-US.srt"')
  assert.match((await owner.get(`${url}/en-US.vtt`)).body, /^WEBVTT/)
})

test('what is broken in a file is named by its line, and nothing of it is saved unless asked for', async () => {
  const file = '1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\n00:xx --> 00:03\nB\n'
  const refused = await owner.put(`${url}/de`, file, { 'content-type': 'application/x-subrip' })
  assertProblem(refused, 400, 'content.captions_invalid')
  assert.deepEqual(
    refused.json().findings.map(({ line, code }: { line: number; code: string }) => [line, code]),
    [[6, 'bad_time']],
  )
  assert.equal(refused.json().readable, 1)
  assertProblem(await owner.get(`${url}/de`), 404, 'content.captions_not_found')
  assert.equal(
    (await owner.put(`${url}/de?broken=leave-out`, file, { 'content-type': 'text/plain' })).json().cueCount,
    1,
  )
  for (const [body, headers, status, code] of [
    ['', VTT, 400, 'content.captions_invalid'],
    ['x'.repeat(5 * 1024 * 1024 + 1), VTT, 413, 'content.captions_too_large'],
    ['x', { 'content-type': 'image/png' }, 415, 'request.unsupported_type'],
    [{ cues: [] }, {}, 400, 'content.captions_empty'],
    [{ cues: [cue(2, 1, 'x')] }, {}, 400, 'content.captions_invalid'],
    [{ cues: [cue(-1, 1, 'x')] }, {}, 400, 'request.invalid'],
    [{ cues: [cue(0, 1, 'x'.repeat(3000))] }, {}, 400, 'request.invalid'],
    [{ nothing: 1 }, {}, 400, 'request.invalid'],
  ] as const)
    assertProblem(await owner.put(`${url}/de`, body, headers), status, code)
  for (const language of ['english', 'x', 'en_US', 'de-\u202e'])
    assert.equal(
      (await owner.put(`${url}/${encodeURIComponent(language)}`, { cues: [cue(0, 1, 'x')] })).statusCode,
      400,
    )
  assert.equal((await owner.get(`${url}/de`)).json().cues.length, 1)
})

test('two who edit at once: the second sees what the first wrote, and what was there before is kept', async () => {
  const at = `${url}/fr`
  const first = await owner.put(at, { cues: [cue(0, 1000, 'a & <b>b</b>')] })
  assert.equal(first.headers.etag, '"1"')
  const editor = await member('editor')
  const body = { cues: [cue(0, 1000, 'second')] }
  const second = await editor.put(at, body, { 'if-match': '"1"' })
  assert.equal(second.json().revision, 2)
  assert.equal((await editor.put(at, body, { 'if-match': '"1"' })).json().revision, 2, 'the same again is no conflict')
  const late = await owner.put(at, { cues: [cue(0, 1000, 'third')] }, { 'if-match': '"1"' })
  assertProblem(late, 412, 'content.changed_meanwhile')
  assert.deepEqual(late.json().current.cues, [cue(0, 1000, 'second')])
  const { items } = (await owner.get(`${at}/versions`)).json()
  assert.deepEqual(
    items.map(({ revision }: { revision: number }) => revision),
    [1],
  )
  const [old] = items
  assert.deepEqual([old.by.name, old.cueCount, old.source], ['Owner', 1, 'editor'])
  const one = (await editor.get(`${at}/versions/1`)).json()
  assert.deepEqual([one.revision, one.by.name, one.cues], [1, 'Owner', [cue(0, 1000, 'a &amp; <b>b</b>')]])
  assertProblem(await owner.get(`${at}/versions/99`), 404, 'content.captions_not_found')
  assertProblem(
    await owner.post(`${at}/restore`, { revision: 1 }, { 'if-match': '"1"' }),
    412,
    'content.changed_meanwhile',
  )
  // The editor's own words of a moment ago stay too, and the same again changes nothing.
  const used = await editor.post(`${at}/restore`, { revision: 1 }, { 'if-match': '"2"' })
  assert.deepEqual([used.json().revision, used.json().source], [3, 'editor'], used.body)
  assert.equal((await editor.post(`${at}/restore`, { revision: 1 }, { 'if-match': '"2"' })).json().revision, 3)
  const kept = (await owner.get(`${at}/versions`)).json().items
  assert.deepEqual(
    kept.map((each: { revision: number; by: { name: string } }) => [each.revision, each.by.name]),
    [
      [2, 'editor'],
      [1, 'Owner'],
    ],
  )
  const mine = { cues: [cue(0, 1000, 'mine')] }
  assert.equal((await editor.put(`${at}?sitting=new`, mine, { 'if-match': '"3"' })).json().revision, 4)
  assert.equal((await editor.put(at, { cues: [cue(0, 1000, 'mine!')] }, { 'if-match': '"4"' })).json().revision, 5)
  assert.deepEqual(
    (await owner.get(`${at}/versions`)).json().items.map(({ revision }: { revision: number }) => revision),
    [3, 2, 1],
  )
  assert.equal((await owner.post(`${at}/restore`, { revision: 1 })).json().revision, 6)
  assert.deepEqual((await owner.get(at)).json().cues, [cue(0, 1000, 'a &amp; <b>b</b>')])
  assertProblem(await owner.post(`${at}/restore`, { revision: 99 }), 404, 'content.captions_not_found')

  assertProblem(await owner.delete(at, { 'if-match': '"1"' }), 412, 'content.changed_meanwhile')
  assert.equal((await owner.delete(at)).statusCode, 204)
  assert.equal((await owner.delete(at)).statusCode, 204)
  assertProblem(await owner.get(at), 404, 'content.captions_not_found')
  assert.deepEqual(
    (await owner.get(url)).json().deleted.map(({ language }: { language: string }) => language),
    ['fr'],
  )
  const back = await owner.post(`${at}/restore`)
  assert.equal(back.json().cueCount, 1, back.body)

  const words = (text: string) => ({ cues: [cue(0, 1000, text)] })
  assert.equal((await owner.put(`${url}/pl`, words('1'), { 'if-match': '"0"' })).json().revision, 1)
  assertProblem(await owner.put(`${url}/pl`, words('2'), { 'if-match': '"0"' }), 412, 'content.changed_meanwhile')
  await owner.delete(`${url}/pl`)
  const anew = await owner.put(`${url}/pl`, words('3'), { 'if-match': '"0"' })
  assert.equal(anew.json().revision, 3, 'begun anew after they were deleted')
  assert.deepEqual((await owner.get(`${url}/pl/versions/2`)).json().cues, words('1').cues)
})

test('a stranger finds nothing, and a role that may not is told why', async () => {
  const moderator = await member('moderator')
  const cues = { cues: [cue(0, 1, 'x')] }
  for (const [who, status, code] of [
    [stranger, 404, 'content.video_not_found'],
    [moderator, 403, 'content.not_editable'],
    [studio.visitor(), 401, 'auth.not_signed_in'],
  ] as const) {
    assertProblem(await who.put(`${url}/en-US`, cues), status, code)
    assertProblem(await who.put(`${url}/en-US`, 'WEBVTT\n\n00:01.000 --> 00:02.000\nx', VTT), status, code)
    assertProblem(await who.delete(`${url}/en-US`), status, code)
    assertProblem(await who.post(`${url}/en-US/restore`), status, code)
    assertProblem(await who.post(`/api/creator/videos/${video.id}/transcription`), status, code)
    assertProblem(await who.post(`/api/creator/videos/${video.id}/transcription/cancel`), status, code)
  }
  for (const path of ['', '/en-US', '/en-US.vtt', '/en-US.srt', '/en-US/versions']) {
    assertProblem(await stranger.get(url + path), 404, 'content.video_not_found')
    assert.equal((await moderator.get(url + path)).statusCode, 200)
  }
  assert.match((await moderator.get(url)).json().why.edit, /Your role here is moderator/)
  const defaults = `/api/creator/channels/${channelId}/caption-defaults`
  assertProblem(await stranger.get(defaults), 404, 'accounts.channel_not_found')
  assertProblem(await stranger.put(defaults, { transcribeNew: true }), 404, 'accounts.channel_not_found')
  assertProblem(await moderator.put(defaults, { transcribeNew: true }), 403, 'auth.not_allowed')
})

const transcription = `/api/creator/videos/${video.id}/transcription`
const ended = () =>
  eventually(async () => {
    const { transcription: now } = (await owner.get(url)).json()
    return now && !['waiting', 'working'].includes(now.state) ? now : null
  })

test('speech becomes captions by a service, asked again when it is busy', async () => {
  asked.length = 0
  script = [
    { status: 429, body: '{}', headers: { 'retry-after': '0' } },
    { status: 503, body: 'down', headers: { 'retry-after': '0' } },
    said('Hello & welcome'),
  ]
  const started = await owner.post(transcription)
  assert.equal(started.statusCode, 202, started.body)
  assert.equal((await owner.post(transcription)).json().id, started.json().id, 'asked twice it runs once')
  assert.equal((await ended()).state, 'done')
  assert.deepEqual((await owner.get(`${url}/en`)).json().cues, [cue(1000, 3000, 'Hello &amp; welcome')])
  assert.equal(
    (await owner.get(`/api/creator/videos/${video.id}`))
      .json()
      .captions.find(({ language }: { language: string }) => language === 'en').automatic,
    true,
  )
  assert.equal(asked.length, 3)
  assert.deepEqual(
    (await owner.get('/api/creator/videos?q=welcome')).json().items.map(({ id }: { id: string }) => id),
    [video.id],
  )
  const [{ path, key, body }] = [asked[2]!] // three were asked
  assert.deepEqual([path, key], ['/v1/audio/transcriptions', 'Bearer very-secret'])
  assert.match(body, /name="model"\r\n\r\ntiny/)
  assert.match(body, /name="response_format"\r\n\r\nverbose_json/)
  assert.match(body, /filename="sound.mp3"\r\nContent-Type: audio\/mpeg\r\n\r\n(ID3|\xff\xf3)/)
  assert.ok(!studio.crashes.join().includes('very-secret'))
})

test('what was paid for is not asked for again, and a refusal is told', async () => {
  script = [{ status: 401, body: '{"error":"no"}' }]
  await owner.post(transcription, { language: 'nl' })
  const failed = await ended()
  assert.deepEqual([failed.state, failed.problem.code], ['failed', 'content.transcription_refused'])
  assert.match(failed.problem.message, /does not accept the key/)
  // As a kill between two pieces leaves it.
  const { pool } = studio.ctx.database
  const paid = JSON.stringify({ language: 'nl', estimated: false, cues: [cue(500, 900, 'Betaald')] })
  await pool.query(`update content.transcription_pieces set end_ms = 15000, answer = $2 where transcription_id = $1`, [
    failed.id,
    paid,
  ])
  await pool.query(`insert into content.transcription_pieces values ($1, 1, 15000, 30000, null)`, [failed.id])
  asked.length = 0
  script = [
    { status: 400, body: '{"error":"response_format verbose_json is not supported"}' },
    { status: 200, body: 'WEBVTT\n\n00:01.000 --> 00:02.000\nTweede' },
  ]
  await owner.post(transcription, { language: 'nl' })
  assert.equal((await ended()).state, 'done')
  assert.equal(asked.length, 2)
  assert.deepEqual((await owner.get(`${url}/nl`)).json().cues, [
    cue(500, 900, 'Betaald'),
    cue(16_000, 17_000, 'Tweede'),
  ])
})

test('a transcription is cancelled, and begins again', async () => {
  script = [{ status: 429, body: '', headers: { 'retry-after': '60' } }]
  asked.length = 0
  await owner.post(transcription, { language: 'it' })
  await eventually(async () => asked.length === 1)
  assert.equal((await owner.post(`${transcription}/cancel`)).json().state, 'cancelled')
  assert.equal((await owner.post(`${transcription}/cancel`)).json().state, 'cancelled')
  script = [said('Ciao')]
  await owner.post(transcription, { language: 'it' })
  assert.equal((await ended()).state, 'done')
  assertProblem(await owner.post(`${transcription}/cancel`), 409, 'content.nothing_to_cancel')
})

test('a channel may want captions of everything new', async () => {
  const defaults = `/api/creator/channels/${channelId}/caption-defaults`
  assert.equal((await owner.get(defaults)).json().transcribeNew, false)
  const on = await owner.put(defaults, { transcribeNew: true })
  assert.deepEqual([on.json().transcribeNew, on.json().why], [true, {}])
  script = [said('By itself')]
  asked.length = 0
  const fresh = await studio.given.video(owner, longer)
  const captionsOf = async () => (await owner.get(`/api/creator/videos/${fresh.id}`)).json().captions
  await eventually(async () => (await captionsOf()).length === 1)
  assert.equal(asked.length, 1)

  // Processed once more: not when it was there before, and not when it has captions.
  const { pool } = studio.ctx.database
  const processed = async () => {
    await pool.query('delete from content.transcriptions where video_id = $1', [fresh.id])
    const { rows } = await pool.query('select asset_id from content.videos where id = $1', [fresh.id])
    await inTransaction(studio.system, (tx) => transcribeIfWanted(tx, rows[0].asset_id))
    return (await owner.get(`/api/creator/videos/${fresh.id}/captions`)).json().transcription !== null
  }
  assert.equal(await processed(), false, 'it has captions')
  await pool.query('delete from content.captions where video_id = $1', [fresh.id])
  for (const transcribeNew of [false, true]) await owner.put(defaults, { transcribeNew })
  assert.equal(await processed(), false, 'it was there before')
  await pool.query('update content.videos set created_at = now() where id = $1', [fresh.id])
  // Somebody uploads captions while the machine listens: theirs stay.
  const held = Promise.withResolvers<Answer>()
  asked.length = 0
  script = [held.promise]
  assert.equal(await processed(), true)
  const own = `/api/creator/videos/${fresh.id}/captions`
  await eventually(async () => asked.length === 1)
  await owner.put(`${own}/en`, { cues: [cue(0, 1000, 'By a person')] })
  held.resolve(said('By the machine'))
  await eventually(async () => (await owner.get(own)).json().transcription.state === 'done')
  assert.deepEqual((await owner.get(`${own}/en`)).json().cues, [cue(0, 1000, 'By a person')])

  const without = await studio.alsoServed({})
  const there = await without.visitor(owner.cookie).get(defaults)
  assert.match(there.json().why.transcribe, /not set up here.*TRANSCRIPTION_URL/)
})

test('who goes on writing for long leaves a version every ten minutes', async () => {
  const at = `${url}/cy`
  ahead += 20 * 60_000
  const save = (text: string) => owner.put(at, { cues: [cue(0, 1000, text)] })
  for (const text of ['begun', 'a moment later']) await save(text)
  for (const text of ['4 minutes', '8 minutes', '12 minutes']) {
    ahead += 4 * 60_000
    assert.equal((await save(text)).statusCode, 200)
  }
  const { items } = (await owner.get(`${at}/versions`)).json()
  assert.deepEqual(
    items.map(({ revision }: { revision: number }) => revision),
    [4, 1],
  )
})
