import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { eventually } from '../server/test/eventually.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, shot } from './browser.ts'
import { CHROME, openClient, signedUp } from './client.ts'
import { prepareProgram } from './program.ts'
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
  await page.locator('video').hover({ position: { x: 60, y: 60 } })
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('menuitem', { name: /^Quality/ }).click()
  const names = await page.getByRole('menuitemradio').allInnerTexts()
  return names.map((name) => name.split('\n')[0] ?? '')
}

test('versions join what plays, places are seen before they are gone to, and a cut line is waited for', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'studio-player-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const program = await prepareProgram()
  t.after(() => program.remove())
  const file = film(folder)
  await program.start()
  const cookie = await signedUp(program.origin, { name: 'Mara', email: 'mara@example.org', password: 'correct horse' })
  const owner = openClient(program.origin, { cookie, userAgent: CHROME(0) })
  const videoId = await uploadFile(owner, file)
  const own = `/api/creator/videos/${videoId}`
  type Seen = { playback: { storyboardUrl: string | null } | null; renditions: { status: string }[] }
  const seen = async () => (await owner.until('GET', own)).json as Seen // of a 200
  await eventually(async () => (await seen()).playback, 30_000)
  const pids = program.pids()
  program.signal('worker', 'SIGSTOP', pids) // nothing joins before somebody watches
  t.after(() => program.signal('worker', 'SIGCONT', pids))
  await owner.until('PATCH', own, { body: { visibility: 'public' } })

  const { page, troubles } = await openPage(await openBrowser(t))
  await page.goto(`${program.origin}/watch/${videoId}`)
  await page.locator('video').waitFor()
  await page.evaluate(
    `globalThis.breaks = []; for (const type of ['emptied', 'seeking', 'pause']) ${VIDEO}.addEventListener(type, () => breaks.push(type))`,
  )
  await page.evaluate(`Object.assign(${VIDEO}, { muted: true }).play()`)
  await eventually(async () => (await value(page, 'currentTime')) > 0.5, 30_000)
  const before = await qualities(page)
  assert.equal(before.length, 2, `one version and automatic: ${before}`)
  await page.keyboard.press('Escape')

  program.signal('worker', 'SIGCONT', pids)
  await eventually(async () => (await seen()).renditions.every(({ status }) => status === 'ready'), 90_000)
  const all = await eventually(async () => {
    const names = await qualities(page)
    if (names.length > before.length) return names
    await page.keyboard.press('Escape')
    return null
  }, 40_000)
  assert.ok(all.some((name) => name.startsWith('240p')))
  assert.ok((await value(page, 'currentTime')) > 1)
  const breaks = JSON.parse(await page.evaluate<string>('JSON.stringify(breaks)')) as string[] // written above
  // Where the making took longer than the film, it has simply ended.
  assert.deepEqual(
    breaks.filter((type) => type !== 'pause'),
    [],
    'nobody noticed',
  )
  await shot(page, 'qualities')

  await page.getByRole('menuitemradio', { name: /^240p/ }).click()
  await seek(page, 20)
  await eventually(async () => (await value(page, 'videoHeight')) === 240, 15_000)
  await eventually(async () => (await seen()).playback?.storyboardUrl, 60_000)
  await page.reload()
  await page.locator('video').waitFor()
  await eventually(async () => (await value(page, 'videoHeight')) === 240, 15_000)

  const timeline = await page.locator('media-time-range').boundingBox()
  assert.ok(timeline)
  await page.mouse.move(timeline.x + timeline.width / 2, timeline.y + timeline.height / 2)
  await page.mouse.move(timeline.x + timeline.width / 2 + 2, timeline.y + timeline.height / 2)
  await eventually(async () =>
    String(await page.evaluate("document.querySelector('.player-scrub-picture').style.backgroundImage")).includes(
      'storyboard-0.jpg',
    ),
  )
  assert.match(String(await page.locator('.player-scrub').textContent()), /^0:(19|20|21)$/)
  await shot(page, 'scrubbing')
  assert.deepEqual(await seriousFindings(page), [])

  // What was loaded before comes from the browser's cache, line or not.
  await (await page.context().newCDPSession(page)).send('Network.clearBrowserCache')
  await page.context().setOffline(true)
  await seek(page, 33)
  await page.getByRole('alert').getByText('The video cannot be reached').waitFor({ timeout: 15_000 })
  await page.context().setOffline(false)
  await page.getByRole('alert').waitFor({ state: 'detached', timeout: 15_000 })
  await eventually(async () => (await value(page, 'readyState')) >= 2, 15_000)
  assert.equal(await value(page, 'currentTime'), 33)

  await owner.until('PATCH', own, { body: { visibility: 'private' } })
  await seek(page, 16)
  await page.getByText('This video is no longer available to you').waitFor({ timeout: 20_000 })
  assert.deepEqual(troubles, [])
})
