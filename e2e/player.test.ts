import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { eventually, eventuallyEqual } from '../server/test/eventually.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, play, shot, untilLoaded, untilStill } from './browser.ts'
import { CHROME, type Client, openClient, signedUp } from './client.ts'
import { type Program, prepareProgram } from './program.ts'
import { uploadFile } from './upload-file.ts'

/** 40 s of 360p that are played as they are while smaller versions are made. */
function film(folder: string): string {
  const path = join(folder, 'Film.mp4')
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=640x360:r=24:d=40']
  const sound = ['-f', 'lavfi', '-i', 'sine=330:d=40']
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '48', '-pix_fmt', 'yuv420p', '-c:a', 'aac']
  execFileSync('ffmpeg', ['-v', 'error', ...picture, ...sound, ...codecs, '-shortest', path])
  return path
}

// As text: what runs in the page is not of this program, and has other types.
const VIDEO = "document.querySelector('video')"
const value = async (page: Page, of: string) => Number(await page.evaluate(`${VIDEO}.${of}`))
const seek = (page: Page, seconds: number) => page.evaluate(`void (${VIDEO}.currentTime = ${seconds})`)

/** Opens the player's menu of qualities. @returns their names */
async function qualities(page: Page): Promise<string[]> {
  const problem = page.locator('.player-problem')
  if (await problem.isVisible()) assert.fail(`the player says: ${await problem.textContent()}`)
  await page.locator('video').hover({ position: { x: 60, y: 60 } })
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('menuitem', { name: /^Quality/ }).click()
  await page.getByRole('menuitemradio').first().waitFor()
  const names = await page.getByRole('menuitemradio').allInnerTexts()
  return names.map((name) => name.split('\n')[0] ?? '')
}

test('versions join what plays, places are seen before they are gone to, and a cut line is waited for', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'studio-player-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const program = await prepareProgram({ begun: true })
  t.after(() => program.remove())
  const file = film(folder)
  await program.start()
  const cookie = await signedUp(program.origin, { name: 'Mara', email: 'mara@example.org', password: 'correct horse' })
  const owner = openClient(program.origin, { cookie, userAgent: CHROME(0) })
  const videoId = await uploadFile(owner, file)
  const own = `/api/creator/videos/${videoId}`
  type Seen = { playback: { storyboardUrl: string | null } | null; renditions: { status: string }[] }
  const seen = async () => (await owner.until('GET', own)).json as Seen // of a 200
  await eventually(async () => (await seen()).playback)
  const pids = program.pids()
  program.signal('worker', 'SIGSTOP', pids) // nothing joins before somebody watches
  t.after(() => program.signal('worker', 'SIGCONT', pids))
  await owner.until('PATCH', own, { body: { visibility: 'public' } })
  await program.query(
    `insert into content.videos (id, channel_id, title, status, visibility, duration_ms, created_by, created_at, published_at)
     select gen_random_uuid(), channel_id, 'The next one', 'ready', 'public', 60000, created_by, now(), now()
     from content.videos, generate_series(1, 12) where id = $1`, // enough to scroll
    [videoId],
  )

  const { page, troubles } = await openPage(await openBrowser(t))
  // Where the making takes longer than the film, it just ends.
  await page.addInitScript("localStorage['studio.plays-on'] = 'no'")
  await page.goto(`${program.origin}/watch/${videoId}`)
  await untilLoaded(page)
  await page.evaluate(
    `globalThis.breaks = []; for (const type of ['emptied', 'seeking', 'pause']) ${VIDEO}.addEventListener(type, () => breaks.push(type))`,
  )
  await play(page)
  await eventually(async () => (await value(page, 'currentTime')) > 0.5)
  const before = await qualities(page)
  assert.equal(before.length, 2, `one version and automatic: ${before}`)
  await page.keyboard.press('Escape')

  program.signal('worker', 'SIGCONT', pids)
  await eventually(async () => (await seen()).renditions.every(({ status }) => status === 'ready'))
  const all = await eventually(async () => {
    const names = await qualities(page)
    if (names.length > before.length) return names
    await page.keyboard.press('Escape')
    return null
  })
  assert.ok(all.some((name) => name.startsWith('240p')))
  assert.ok((await value(page, 'currentTime')) > 1)
  const breaks = JSON.parse(await page.evaluate<string>('JSON.stringify(breaks)')) as string[] // written above
  assert.deepEqual(
    breaks.filter((type) => type !== 'pause'), // of its end
    [],
    'nobody noticed',
  )
  await shot(page, 'qualities')

  await page.getByRole('menuitemradio', { name: /^240p/ }).click()
  await seek(page, 20)
  await eventually(async () => (await value(page, 'videoHeight')) === 240)
  await eventually(async () => (await seen()).playback?.storyboardUrl)
  await page.reload()
  await page.locator('video').waitFor()
  await eventually(async () => (await value(page, 'videoHeight')) === 240)

  // What looks at the pointer comes when the pointer is first there, and sees its next move.
  let nudge = 0
  await eventually(async () => {
    const timeline = await page.locator('media-time-range').boundingBox()
    if (!timeline) return false
    nudge = 2 - nudge
    await page.mouse.move(timeline.x + timeline.width / 2 + nudge, timeline.y + timeline.height / 2)
    const picture = await page.evaluate("document.querySelector('.player-scrub-picture').style.backgroundImage")
    return String(picture).includes('storyboard-0.jpg')
  })
  assert.match(String(await page.locator('.player-scrub').textContent()), /^0:(19|20|21)$/)
  await shot(page, 'scrubbing')
  assert.deepEqual(await seriousFindings(page), [])

  await t.test('around the player: theatre, transcript, other keys, the corner, what comes next', (t) =>
    aroundThePlayer(t, { program, owner, videoId }),
  )

  // What was loaded before comes from the browser's cache, line or not.
  await (await page.context().newCDPSession(page)).send('Network.clearBrowserCache')
  await page.context().setOffline(true)
  await seek(page, 33)
  await page.getByRole('alert').getByText('The video cannot be reached').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('alert').waitFor({ state: 'detached' })
  await eventually(async () => (await value(page, 'readyState')) >= 2)
  assert.equal(await value(page, 'currentTime'), 33)

  await owner.until('PATCH', own, { body: { visibility: 'private' } })
  await seek(page, 16)
  await page.getByText('This video is no longer available to you').waitFor()
  assert.deepEqual(troubles, [])
})

const LINES = ['The sea is calm', 'The lamp turns', 'A boat goes out', 'The boat comes back']

async function aroundThePlayer(t: TestContext, on: { program: Program; owner: Client; videoId: string }) {
  const { program, owner, videoId } = on
  const cues = LINES.map((text, index) => ({ startMs: index * 8000 + 1000, endMs: index * 8000 + 5000, text }))
  for (const language of ['en', 'de'])
    await owner.until('PUT', `/api/creator/videos/${videoId}/captions/${language}`, { body: { cues } })
  const browser = await openBrowser(t)
  const address = `${program.origin}/watch/${videoId}`
  const isPaused = (page: Page) => page.evaluate<boolean>(`${VIDEO}.paused`)
  const width = (page: Page) => page.evaluate<number>(`document.querySelector('.studio-player').clientWidth`)

  const { page, troubles } = await openPage(browser)
  // What the line carried last time decides what comes first.
  await page.addInitScript(`localStorage['studio.bandwidth'] ??= '300000'
    globalThis.heights = []
    document.addEventListener('resize', ({ target }) => heights.push(target.videoHeight), true)`)
  await page.goto(address)
  await eventually(async () => (await value(page, 'readyState')) >= 2)
  // A quick line brings a better version at once; where its segments are longer, it is shown from its beginning on.
  assert.equal(await page.evaluate('heights[0]'), 240)
  const pieces = `performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.m4s')).map(({ name }) => name)`
  assert.match(String(await page.evaluate(`${pieces}[0]`)), /\/240p\//)

  await page.getByRole('button', { name: 'Theatre' }).click()
  await eventually(async () => (await width(page)) > 1400)
  await page.reload()
  await page.locator('video').waitFor()
  await eventually(async () => (await width(page)) > 1400) // it is remembered
  await page.getByRole('button', { name: 'Theatre' }).waitFor()
  await shot(page, 'player-theatre')
  await page.keyboard.press('t')
  await eventually(async () => (await width(page)) < 1300)

  await page.getByRole('button', { name: 'Transcript', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Search in the transcript' }).fill('BOAT')
  await page.getByText('2 of 4 lines').waitFor()
  await page.getByRole('button', { name: /The boat comes back/ }).click()
  // It plays from there; how far it has come by now is the machine's.
  const began = async () => Number(await page.evaluate(`${VIDEO}.played.length > 0 ? ${VIDEO}.played.start(0) : 0`))
  await eventually(async () => Math.abs((await began()) - 25) < 1)
  await page.evaluate(`void (${VIDEO}.pause(), ${VIDEO}.currentTime = 26)`)
  await page.getByRole('searchbox', { name: 'Search in the transcript' }).fill('')
  await page.locator('#transcript [aria-current]').getByText('The boat comes back').waitFor()
  assert.deepEqual(await seriousFindings(page), [])
  await shot(page, 'player-transcript')

  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('?')
  await page.getByRole('button', { name: 'Play or pause Space K' }).click()
  await page.keyboard.press('x')
  await page.getByRole('button', { name: 'Play or pause X' }).waitFor()
  assert.deepEqual(await seriousFindings(page), [])
  await shot(page, 'player-keys')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.evaluate(`${VIDEO}.pause(); globalThis.plays = 0; ${VIDEO}.addEventListener('play', () => plays++)`)
  const stood = await value(page, 'currentTime')
  await page.keyboard.press('k')
  await page.keyboard.press('.') // one frame ahead: what came before it has been heard, too
  await eventually(async () => (await value(page, 'currentTime')) !== stood)
  assert.deepEqual([await page.evaluate('plays'), await isPaused(page)], [0, true], 'k means nothing any more')
  await page.reload()
  await page.getByRole('button', { name: 'Mini player' }).waitFor({ state: 'attached' })
  await page.evaluate(`Object.assign(${VIDEO}, { muted: true, currentTime: 2 })`)
  await page.keyboard.press('x')
  await eventually(async () => !(await isPaused(page)))

  await page.setViewportSize({ width: 1000, height: 700 })
  await page.getByText('The next one').nth(5).waitFor()
  await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
  await page.locator('.studio-player[data-mini]').waitFor()
  await eventually(async () => (await width(page)) < 450)
  await page.locator('video').hover({ position: { x: 40, y: 60 } })
  await shot(page, 'player-mini')
  assert.deepEqual(await seriousFindings(page), [])
  await page.getByRole('button', { name: 'Close the mini player' }).click()
  await page.locator('.studio-player[data-mini]').waitFor({ state: 'detached' })
  await eventually(() => isPaused(page))

  await page.getByRole('button', { name: /^Like this video/ }).click()
  const signIn = page.getByRole('dialog').getByRole('link', { name: 'Sign in' })
  assert.match(String(await signIn.getAttribute('href')), /next=%2Fwatch%2F/)
  await page.keyboard.press('Escape')

  const toTheEnd = () => page.evaluate(`${VIDEO}.currentTime = ${VIDEO}.duration - 0.3; ${VIDEO}.play()`)
  // The seconds until the next one do not pass while it is looked at.
  await page.evaluate('(() => { const at = performance.now(); performance.now = () => at })()')
  await toTheEnd()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await toTheEnd()
  await page.getByRole('region', { name: 'Next video' }).getByText('The next one').first().waitFor()
  assert.deepEqual(await seriousFindings(page), [])
  await shot(page, 'player-next')
  await page.getByRole('button', { name: 'Play now' }).click()
  await page.getByRole('heading', { name: 'The next one' }).waitFor()
  await page.evaluate('void delete performance.now')
  assert.deepEqual(troubles, [])

  const phone = await openPage(browser, {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    reducedMotion: 'reduce',
    hasTouch: true,
    isMobile: true,
  })
  await phone.page.goto(address)
  await phone.page.locator('.player-stage-buttons').waitFor({ state: 'attached' })
  await play(phone.page)
  await phone.page.getByText('The next one').nth(5).waitFor()
  await phone.page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
  await phone.page.locator('.studio-player[data-mini]').waitFor()
  await eventuallyEqual(async () => {
    const box = await phone.page.locator('.studio-player').boundingBox()
    return [box?.x, box?.y, box?.width]
  }, [0, 56, 390])
  await shot(phone.page, 'player-phone-mini')
  assert.deepEqual(await seriousFindings(phone.page), [])
  await phone.page.evaluate(`${VIDEO}.currentTime = ${VIDEO}.duration - 0.2`)
  await eventually(async () => phone.page.evaluate<boolean>(`${VIDEO}.ended`))
  await untilStill(phone.page) // what would come with the end has come
  assert.equal(await phone.page.getByRole('region', { name: 'Next video' }).count(), 0, 'nothing moves by itself')
  assert.deepEqual(phone.troubles, [])
  await phone.page.context().close()
}
