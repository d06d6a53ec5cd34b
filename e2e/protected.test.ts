import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import test from 'node:test'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { clip } from '../server/test/clips.ts'
import { eventually, eventuallyEqual } from '../server/test/eventually.ts'
import { openBrowser, openPage, play, shot } from './browser.ts'
import { CHROME, openClient, signedUp } from './client.ts'
import { prepareProgram } from './program.ts'
import { uploadFile } from './upload-file.ts'

const run = promisify(execFile)
const VIDEO = "document.querySelector('video')"
const time = async (page: Page) => Number(await page.evaluate(`${VIDEO}.currentTime`))

test('an encrypted private video plays for its team through ended addresses, and for nobody else', async (t) => {
  const program = await prepareProgram({ begun: true })
  t.after(() => program.remove())
  await program.start()
  const cookie = await signedUp(program.origin, { name: 'Mara', email: 'mara@example.org', password: 'correct horse' })
  const owner = openClient(program.origin, { cookie, userAgent: CHROME(0) })
  const { json } = await owner.until('GET', '/api/creator/upload-defaults')
  const { defaults } = json as { defaults: object } // of a 200
  await owner.until('PUT', '/api/creator/upload-defaults', { body: { ...defaults, encryption: true } })
  const videoId = await uploadFile(owner, await clip('longer'))
  const own = `/api/creator/videos/${videoId}`
  type Seen = { status: string; processing: unknown; playback: { hls: string; storyboardUrl: string | null } }
  const seen = async () => (await owner.until('GET', own)).json as Seen // of a 200
  await eventually(async () => (await seen()).status === 'ready' && (await seen()).processing === null)
  const cues = [{ startMs: 0, endMs: 30_000, text: 'Heard and seen' }]
  await owner.until('PUT', `${own}/captions/en`, { body: { cues } })

  const { hls } = (await seen()).playback
  const programs = ['-v', 'error', '-protocol_whitelist', 'http,tcp,crypto', '-i', `${program.origin}${hls}`]
  assert.equal((await run('ffmpeg', [...programs, '-f', 'null', '-'])).stderr, '')

  const browser = await openBrowser(t)
  const { page, troubles } = await openPage(browser)
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await page.context().addCookies([{ name, value, url: program.origin }])
  const keys: string[] = []
  const refused: string[] = []
  page.on('response', (answer) => {
    if (answer.url().includes('/keys/') && answer.ok()) keys.push(answer.url())
    if (answer.status() === 403) refused.push(answer.url())
  })
  await page.goto(`${program.origin}/watch/${videoId}`)
  await page.locator('video').waitFor()
  await play(page)
  await eventually(async () => (await time(page)) > 0.5)
  assert.equal(keys.length, 1)
  assert.match(keys[0] ?? '', /\/media\/~\d+\./)

  // Every address that the page knows ends, as it does over a night; who may watch notices nothing.
  for (const visibility of ['unlisted', 'private']) await owner.until('PATCH', own, { body: { visibility } })
  await eventually(async () => (await fetch(`${program.origin}${hls}`)).status === 403)
  await (await page.context().newCDPSession(page)).send('Network.clearBrowserCache')
  await page.evaluate(`void (${VIDEO}.currentTime = 26)`)
  await eventually(async () => (await time(page)) > 26.2)
  assert.equal(await page.getByRole('alert').count(), 0)
  await eventually(async () => Number(await page.evaluate(`${VIDEO}.textTracks.length`)) > 0)
  await page.evaluate(`${VIDEO}.textTracks[0].mode = 'showing'`)
  await eventually(async () => Number(await page.evaluate(`${VIDEO}.textTracks[0].cues?.length ?? 0`)) === 1)
  assert.deepEqual(troubles, [])

  const visitor = await openPage(browser)
  const missing = `${videoId.slice(0, -4)}0000`
  const main = () => visitor.page.locator('main').textContent()
  let first: string | null = null
  for (const id of [videoId, missing]) {
    await visitor.page.goto(`${program.origin}/watch/${id}`)
    await visitor.page.getByRole('heading', { name: 'This video cannot be watched' }).waitFor()
    await visitor.page.getByRole('main').getByRole('link', { name: 'Sign in' }).waitFor()
    await visitor.page.waitForLoadState('networkidle')
    if (first === null) first = await main()
    else await eventuallyEqual(main, first)
    assert.equal((await fetch(`${program.origin}/watch/${id}`)).status, 404)
  }
  await shot(visitor.page, 'cannot-be-watched')
  await visitor.page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
  await visitor.page.waitForURL(/\/sign-in\?next=/)

  await visitor.page.goto(`${program.origin}${hls}`)
  await visitor.page.getByRole('heading', { name: 'This address does not work' }).waitFor()
  await shot(visitor.page, 'address-does-not-work')
})
