import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { BrowserContextOptions, Page, Response } from 'playwright-core'
import { clip } from '../server/test/clips.ts'
import { eventually, eventuallyEqual } from '../server/test/eventually.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, play, shot } from './browser.ts'
import { CHROME, openClient, signedUp } from './client.ts'
import { prepareProgram } from './program.ts'
import { uploadFile } from './upload-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'studio-history-'))
const program = await prepareProgram({ begun: true })
const browser = await openBrowser({ after } as Parameters<typeof openBrowser>[0])
// After the browser: what its pages would say of a server that has gone is no trouble of theirs.
after(async () => {
  await program.remove()
  rmSync(folder, { recursive: true, force: true })
})
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Five and a half minutes: shorter ones begin anew. */
function film(): string {
  const path = join(folder, 'Long film.mp4')
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=6:d=330']
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '12', '-pix_fmt', 'yuv420p']
  execFileSync('ffmpeg', ['-v', 'error', ...picture, ...codecs, path])
  return path
}

const person = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org`, password: 'correct horse' })
const path = film()
await program.start()
const owner = openClient(program.origin, {
  cookie: await signedUp(program.origin, person('Mara')),
  userAgent: CHROME(0),
})
async function published(file: string): Promise<string> {
  const id = await uploadFile(owner, file)
  const own = `/api/creator/videos/${id}`
  const seen = async () =>
    (await owner.until('GET', own)).json as { playback: object | null; durationMs: number | null }
  await eventually(async () => {
    const { playback, durationMs } = await seen()
    return playback && durationMs
  })
  await owner.until('PATCH', own, { body: { visibility: 'public' } })
  return id
}
const long = await published(path)
const [harbour, garden] = await Promise.all(
  ['Harbour at night', 'Garden in spring'].map(async (title) => {
    const file = join(folder, `${title}.mp4`)
    copyFileSync(await clip('h264Aac'), file)
    return published(file)
  }),
)
assert.ok(harbour && garden)

/** A browser of their own; signed in where there is a cookie. */
async function device(cookie: string | null, options: BrowserContextOptions = {}): Promise<Page> {
  const { page, troubles } = await openPage(browser, options)
  after(() => assert.deepEqual(troubles, []))
  const cookies = cookie?.split('; ').map((each) => {
    const [name = '', ...value] = each.split('=')
    return { name, value: value.join('='), url: program.origin }
  })
  if (cookies) await page.context().addCookies(cookies)
  return page
}

// As text: what runs in the page is not of this program, and has other types.
const VIDEO = "document.querySelector('video')"
const position = async (page: Page) => Number(await page.evaluate(`${VIDEO}.currentTime`))
const go = (page: Page, to: string) => page.goto(`${program.origin}${to}`)

const REMEMBERS = `performance.getEntriesByType('resource').some(({ name }) => name.includes('remember-watching'))`

/** Watches from there on for a little. */
async function watch(page: Page, videoId: string, fromS: number): Promise<void> {
  await go(page, `/watch/${videoId}`)
  await page.locator('video').waitFor()
  await eventually(async () => Number(await page.evaluate(`${VIDEO}.readyState`)) >= 2)
  await eventually(async () => Boolean(await page.evaluate(REMEMBERS))) // after the first frame
  await page.evaluate(`void (${VIDEO}.currentTime = ${fromS})`)
  await play(page)
  await eventually(async () => (await position(page)) > fromS + 0.7)
}

/** Whether history is written down is said on the page before it is so. */
const isSwitched = (answer: Response) =>
  answer.url().endsWith('/api/watch-history/settings') && answer.request().method() === 'PUT' && answer.ok()

type Progress = { positionMs: number; state: string; deviceId: string | null }
const openAs = (cookie: string) => {
  const client = openClient(program.origin, { cookie, userAgent: CHROME(1) })
  const progress = async (id: string) => (await client.until('GET', `/api/watch-progress?vodId=${id}`)).json as Progress
  const history = async () =>
    ((await client.until('GET', '/api/watch-history')).json as { items: { vodId: string }[] }).items
  const unwanted = async () =>
    ((await client.until('GET', '/api/not-interested')).json as { items: { id: string }[] }).items.map(({ id }) => id)
  return { progress, history, unwanted }
}

test('what was left on one device goes on on another, from where an address says, and from the beginning', async () => {
  const cookie = await signedUp(program.origin, person('Ben'))
  const ben = openAs(cookie)
  const laptop = await device(cookie)
  await watch(laptop, long, 200)
  await eventually(async () => (await position(laptop)) > 202.5)
  await laptop.goto('about:blank') // while it plays
  await eventually(async () => (await ben.progress(long)).positionMs > 200_000)

  const phone = await device(cookie, PHONE)
  await go(phone, '/')
  const row = phone.getByRole('region', { name: 'Continue watching' })
  await row.getByRole('link', { name: 'Long film' }).waitFor()
  await phone
    .getByText(/^Watched to 6\d %$/) // it played on for as long as it took to leave
    .first()
    .waitFor({ state: 'attached' })
  await shot(phone, 'history-continue-phone')
  assert.deepEqual(await seriousFindings(phone), [])
  await row.getByRole('link', { name: 'Long film' }).click()
  await phone.getByText('Resumed at 3:').waitFor()
  await eventually(async () => !(await phone.evaluate<boolean>(`${VIDEO}.paused`)))
  await eventually(async () => (await position(phone)) >= 200)
  await shot(phone, 'history-resumed-phone')

  await go(laptop, `/watch/${long}`)
  await laptop.getByText('Resumed at 3:').waitFor()
  await eventually(async () => (await position(laptop)) >= 200)
  await shot(laptop, 'history-resumed')
  assert.deepEqual(await seriousFindings(laptop), [])
  await laptop.getByRole('button', { name: 'Start over' }).click()
  await eventually(async () => (await position(laptop)) < 20)
  await laptop.getByText('Resumed at').waitFor({ state: 'detached' })

  await go(laptop, `/watch/${long}?t=30`)
  await eventually(async () => Math.floor(await position(laptop)) === 30)
  assert.equal(await laptop.getByText('Resumed at').count(), 0)

  await watch(laptop, harbour, 1)
  await eventually(async () => laptop.evaluate<boolean>(`${VIDEO}.ended`))
  await laptop.goto('about:blank')
  await eventually(async () => (await ben.history()).length === 2)
  await go(laptop, `/watch/${harbour}`)
  await eventually(async () => Number(await laptop.evaluate(`${VIDEO}.readyState`)) >= 2)
  assert.equal(await position(laptop), 0, 'what is short begins anew')
})

test('who is signed out goes on too, and finds it in their account on signing in', async () => {
  const page = await device(null)
  await watch(page, long, 150)
  await page.evaluate(`${VIDEO}.pause()`) // where it is left does not depend on how long leaving takes
  await watch(page, garden, 0)
  await go(page, '/history')
  await page.getByRole('heading', { name: 'Today' }).waitFor()
  const watched = page.getByRole('article').getByRole('heading')
  await eventuallyEqual(() => watched.allInnerTexts(), ['Garden in spring', 'Long film'])
  await page.getByRole('link', { name: 'Long film' }).click()
  await page.getByText('Resumed at 2:3').waitFor()
  await eventually(async () => (await position(page)) >= 150)
  // Beside the player something can be waved away.
  const unwanted = page.getByRole('article').filter({ hasText: 'Harbour at night' })
  await unwanted.hover()
  await unwanted.getByRole('button', { name: 'Actions for Harbour at night' }).click()
  await page.getByRole('menuitem', { name: 'Not interested' }).click()
  await unwanted.waitFor({ state: 'detached' })

  const cleo = person('Cleo')
  const account = openAs(await signedUp(program.origin, cleo))
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail address').fill(cleo.email)
  await page.getByLabel('Password', { exact: true }).fill(cleo.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('button', { name: 'Account: Cleo' }).waitFor()
  await eventually(async () => (await account.progress(long)).positionMs >= 150_000)
  const kept = `Object.keys(localStorage).filter((key) => key.startsWith('studio.watched.'))`
  await eventually(async () => ((await page.evaluate(kept)) as string[]).length === 0)
  await eventually(async () => (await account.unwanted()).join() === harbour)
  await page.getByRole('link', { name: 'History' }).click()
  await page.getByRole('link', { name: 'Long film' }).waitFor()
  await eventually(async () => (await account.history()).length === 2)
})

test('the history is searched, corrected, paused and cleared', async () => {
  const cookie = await signedUp(program.origin, person('Dora'))
  const dora = openAs(cookie)
  const page = await device(cookie)
  await go(page, '/history')
  await page.getByText('Nothing watched yet').waitFor()
  await shot(page, 'history-none')
  for (const [id, at] of [
    [harbour, 0],
    [garden, 0],
    [long, 100],
  ] as const)
    await watch(page, id, at)
  // The list waits for what is told on leaving, but not for long; here it is as long as it takes.
  const told = page.waitForResponse(/\/api\/watch-progress(\/merge)?$/)
  await page.route('**/api/watch-history?*', (route) => told.then(() => route.continue()))
  await page.getByRole('link', { name: 'History' }).click()
  await page.getByRole('heading', { name: 'History', exact: true }).waitFor() // the page before has articles, too
  const rows = page.getByRole('article')
  await eventually(async () => (await rows.count()) === 3)
  await page.unroute('**/api/watch-history?*')
  await shot(page, 'history-light')
  assert.deepEqual(await seriousFindings(page), [])

  const search = page.getByRole('searchbox', { name: 'Search your history' })
  await search.fill('spring')
  await eventually(async () => (await rows.count()) === 1)
  await page.waitForURL(/\?q=spring$/)
  await search.fill('nothing of the kind')
  await page.getByText('Nothing like this in your history').waitFor()
  await page.getByRole('button', { name: 'Show all' }).click()
  await eventually(async () => (await rows.count()) === 3)

  await page.getByRole('button', { name: 'Remove Garden in spring from history' }).press('Enter')
  await eventually(async () => (await rows.count()) === 2)
  await page.getByRole('button', { name: 'Undo' }).click()
  await eventually(async () => (await rows.count()) === 3)
  await eventually(async () => (await dora.history()).length === 3)
  await page.getByRole('button', { name: 'Remove Garden in spring from history' }).click()
  await page.reload() // the notice goes with the page
  await eventually(async () => (await dora.history()).length === 2)
  await eventually(async () => (await rows.count()) === 2)

  await rows.filter({ hasText: 'Long film' }).hover()
  await page.getByRole('button', { name: 'Actions for Long film' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Mark as watched' }).press('Enter')
  await rows.filter({ hasText: 'Long film' }).getByText('Watched', { exact: true }).waitFor()
  await page
    .getByRole('region', { name: 'Notices' })
    .getByRole('button', { name: /dismiss|close/i })
    .first()
    .click()
  await eventually(async () => (await dora.progress(long)).state === 'watched')

  const pausing = page.waitForResponse(isSwitched)
  await page.getByRole('button', { name: 'Pause history' }).click()
  await page.getByText('Your history is paused').waitFor()
  await pausing
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.reload()
  await page.getByText('Your history is paused').waitFor()
  await shot(page, 'history-paused-dark')
  assert.deepEqual(await seriousFindings(page), [])
  await watch(page, garden, 0)
  await go(page, '/history')
  await eventually(async () => (await rows.count()) === 2)
  const resuming = page.waitForResponse(isSwitched)
  await page.getByRole('button', { name: 'Resume history' }).click()
  await page.getByRole('button', { name: 'Pause history' }).waitFor()
  await resuming

  await page.getByRole('button', { name: 'Private session', exact: true }).click()
  await page.getByRole('button', { name: 'End the private session' }).waitFor()
  await watch(page, garden, 0)
  await go(page, '/history')
  await page.setViewportSize({ width: 390, height: 844 })
  await eventually(async () => (await rows.count()) === 2)
  await shot(page, 'history-private-phone')
  assert.deepEqual(await seriousFindings(page), [])
  await page.getByRole('button', { name: 'End the private session' }).click()
  assert.equal((await dora.history()).length, 2, 'neither was written down')

  await page.getByRole('button', { name: 'Clear all history' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Clear history' }).click()
  await page.getByText('Nothing watched yet').waitFor()
  await eventually(async () => (await dora.history()).length === 0)
})
