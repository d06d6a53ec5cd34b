import assert from 'node:assert/strict'
import test from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { clip } from '../server/test/clips.ts'
import { eventually, eventuallyEqual } from '../server/test/eventually.ts'
import { openBrowser, openPage, shot, untilStill } from './browser.ts'
import { CHROME, openClient, signedUp } from './client.ts'
import { prepareProgram } from './program.ts'
import { uploadFile } from './upload-file.ts'

const program = await prepareProgram({ begun: true })
const SHIFTS = `
  globalThis.shifted = 0
  new PerformanceObserver((list) => { for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shifted += value })
    .observe({ type: 'layout-shift', buffered: true })
`
/** How the page looks has come: its styles, and once they are used, the fonts, which the words' widths need. */
const STYLED = `(async () => {
  const sheets = [...document.querySelectorAll('link[rel=stylesheet]')]
  if (!sheets.every(({ sheet }) => sheet)) return false
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  await document.fonts.ready
  return true
})()`
/** Where things stand that are in both pictures, in whole px. */
const PLACES = (names: string[]) => `document.fonts.ready.then(() => {
  const words = ${JSON.stringify(names)}
  const all = [...document.querySelectorAll('#root *')]
  return [document.querySelector('.studio-player'), ...words.map((text) => all.find((each) => each.children.length === 0 && each.textContent === text && each.checkVisibility()))]
    .map((each) => { const { x, y, width, height } = each?.getBoundingClientRect() ?? {}; return [x, y, each?.classList.contains('studio-player') ? width : 0, height].map(Math.round).join(' ') })
})`

async function signIn(context: BrowserContext, cookie: string) {
  const pairs = cookie.split('; ').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])
  await context.addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url: program.origin })))
}

const asked = (page: Page) => {
  const paths: string[] = []
  page.on('request', (request) => paths.push(new URL(request.url()).pathname))
  return paths
}

test('a page stands before its scripts, and nothing moves when they take over', async (t) => {
  t.after(() => program.remove())
  await program.start()
  const cookie = await signedUp(program.origin, { name: 'Mara', email: 'm@example.org', password: 'correct horse' })
  const client = openClient(program.origin, { cookie, userAgent: CHROME(0) })
  const videoId = await uploadFile(client, await clip('h264Aac'))
  await eventually(async () => {
    const { json } = await client.until('GET', `/api/creator/videos/${videoId}`)
    const { status, processing } = json as { status: string; processing: object | null } // of a 200
    return status === 'ready' && processing === null
  })
  const title = 'Ein Leuchtturm im Morgengrauen'
  await client.until('PATCH', `/api/creator/videos/${videoId}`, { body: { visibility: 'public', title } })
  const browser = await openBrowser(t)

  for (const width of [1440, 390])
    await t.test(`the watch page at ${width} px`, async () => {
      const { page, troubles } = await openPage(browser, { viewport: { width, height: 900 } })
      const bar = ['Creator Studio', 'Following', 'History', 'Sign in']
      const places = PLACES([...(width > 390 ? bar : []), title, 'Mara', '@mara'])
      let letGo = () => {}
      const held = new Promise<void>((resolve) => {
        letGo = resolve
      })
      await page.addInitScript(SHIFTS)
      await page.route('**/assets/*.js', (route) => held.then(() => route.continue()))
      await page.goto(`${program.origin}/watch/${videoId}`, { waitUntil: 'commit' })
      await page.getByText(title).first().waitFor()
      await eventually(() => page.evaluate<boolean>(STYLED))
      const before = await page.evaluate(places)
      assert.ok(!String(before).includes('NaN'), String(before))
      await shot(page, `first-picture-${width}`)
      letGo()
      await page.getByRole('heading', { name: title }).waitFor()
      await page.locator('video').waitFor()
      // What comes to its place a moment late, or moves on the way, is a shift.
      await eventuallyEqual(() => page.evaluate(places), before)
      await untilStill(page)
      assert.ok((await page.evaluate<number>('shifted')) < 0.02)
      assert.deepEqual(troubles, [])
      await page.context().close()
    })

  await t.test('the studio asks for nothing that came with the page', async () => {
    const { page, troubles } = await openPage(browser)
    await page.addInitScript(SHIFTS)
    await signIn(page.context(), cookie)
    const paths = asked(page)
    // The first page leaves the browser's time zone for the next.
    await page.goto(`${program.origin}/studio/content`)
    await page.getByText(title).first().waitFor()
    assert.ok(!paths.includes('/api/creator/videos') && !paths.includes('/api/me'), paths.join(' '))
    assert.ok((await page.evaluate<number>('shifted')) < 0.02)
    await page.goto(`${program.origin}/studio`)
    await page.getByRole('heading', { name: 'Home' }).waitFor()
    await page.getByText(title).first().waitFor()
    await eventually(async () => (await page.locator('[aria-label^="Loading"]').count()) === 0)
    assert.ok(!paths.includes('/api/creator/dashboard') && !paths.includes('/api/me'), paths.join(' '))
    assert.ok((await page.evaluate<number>('shifted')) < 0.02, String(await page.evaluate<number>('shifted')))
    assert.deepEqual(troubles, [])
    await page.context().close()
  })

  await t.test('a page without picture and data, and one for nobody, come up as well', async () => {
    const { page } = await openPage(browser)
    await page.route('**/watch/*', async (route) => {
      const answer = await route.fetch()
      const bare = (await answer.text())
        .replace(/<div id="root">.*?<noscript>/s, '<div id="root"></div><noscript>')
        .replace(/<script type="application\/json" id="boot">.*?<\/script>/s, '')
      await route.fulfill({ response: answer, body: bare })
    })
    await page.goto(`${program.origin}/watch/${videoId}`)
    await page.getByRole('heading', { name: title }).waitFor()
    await page.goto(`${program.origin}/studio/content`)
    await page.waitForURL(/\/sign-in\?next=/)
    await page.getByLabel('E-mail address').waitFor()
    await page.context().close()
  })
})
