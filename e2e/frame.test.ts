import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import test, { type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { readWords } from '../server/src/platform/language.ts'
import { clip } from '../server/test/clips.ts'
import { eventually, eventuallyEqual } from '../server/test/eventually.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, openProfile, untilStill } from './browser.ts'
import { prepareProgram } from './program.ts'

const program = await prepareProgram({ begun: true })

/** Files as a person would choose them; the browser gets bytes, so that nothing depends on where the clip lies. */
const fileOf = (path: string, name = basename(path)) => ({ name, mimeType: 'video/mp4', buffer: readFileSync(path) })

async function signUp(page: Page, name: string) {
  await page.goto(`${program.origin}/sign-up`)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail address').fill(`${name.toLowerCase()}@example.org`)
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: /^Create/ }).click()
  await page.waitForURL(/\/studio\/welcome/)
}

async function clean(page: Page, where: string) {
  assert.deepEqual(await seriousFindings(page), [], where)
}

const offlinePageKept = (page: Page) =>
  eventually(
    async () =>
      (await page.evaluate(
        'navigator.serviceWorker.getRegistration().then((found) => found?.active?.state === "activated")',
      )) === true,
  )

test('the frame of the studio', async (t: TestContext) => {
  t.after(() => program.remove())
  await program.start()
  const browser = await openBrowser(t)
  const { page, troubles } = await openPage(browser)

  await t.test('a new person is led to a first video that can be shared', async () => {
    await signUp(page, 'Mara')
    await clean(page, 'welcome: channel')
    await page.getByLabel('Handle').fill('maras-films')
    await page.getByRole('button', { name: 'Continue' }).click()
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose a file' }).click()
    await (await choosing).setFiles(fileOf(await clip('h264Aac'), 'Lighthouse at dawn.mp4'))
    await page.getByRole('button', { name: 'Publish video' }).waitFor()
    await clean(page, 'welcome: publish')
    await page.getByRole('button', { name: 'Publish video' }).click()
    await page.getByRole('heading', { name: 'It is out' }).waitFor()
    await eventuallyEqual(() => page.evaluate('document.activeElement.textContent'), 'It is out')
    await page.getByRole('link', { name: 'Go to your studio' }).click()
    await page.getByRole('heading', { name: 'First steps' }).waitFor()
    await page.getByText('2 of 4 done').waitFor()
  })

  await t.test('the bell tells that the video is ready, without being asked', async () => {
    const bell = page.getByRole('button', { name: 'Notices, 1 new' })
    await bell.waitFor()
    await bell.click()
    await page.getByText('Lighthouse at dawn can be watched').waitFor()
    await clean(page, 'notices')
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await page.getByRole('button', { name: 'Notices', exact: true }).waitFor()
    await page.getByRole('link', { name: /can be watched/ }).click()
    await page.waitForURL(/\/studio\/content\/[0-9a-f-]{36}/)
  })

  await t.test('the palette goes, finds and acts by keyboard alone', async () => {
    await page.goto(`${program.origin}/studio`)
    await page.getByRole('heading', { name: 'Home' }).waitFor()
    await untilStill(page) // what is drawn listens
    await page.keyboard.press('Control+k')
    const field = page.getByPlaceholder(/^Go to, do/)
    await field.fill('dawn light')
    await page.getByRole('option', { name: /Lighthouse at dawn/ }).waitFor()
    await clean(page, 'palette')
    await page.getByRole('option', { name: /Lighthouse at dawn/, selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/studio\/content\/[0-9a-f-]{36}/)

    await page.keyboard.press('Control+k')
    await page
      .getByRole('option', { name: /Lighthouse at dawn/ })
      .first()
      .waitFor() // as recent
    await field.fill('no such thing')
    await page.getByText('Nothing is called').waitFor()
    await field.fill('api')
    await page.getByRole('option', { name: 'API keys', exact: true }).waitFor()
    await field.fill('dark')
    await page.getByRole('option', { name: /dark/i, selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await eventuallyEqual(() => page.evaluate('document.documentElement.dataset.theme'), 'dark')
  })

  await t.test('shortcuts are listed, work, and can be switched off', async () => {
    await page.goto(`${program.origin}/studio`)
    await page.getByRole('heading', { name: 'Home' }).waitFor()
    await untilStill(page)
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await help.getByText('Upload a video').waitFor()
    await clean(page, 'keyboard help')
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'hidden' })
    // Without waiting in between: the second key has to come within a second.
    await Promise.all([page.keyboard.press('g'), page.keyboard.press('s')])
    await page.waitForURL(/\/studio\/settings$/)
    await clean(page, 'profile')
    await page.getByRole('checkbox', { name: /single letter/ }).click()
    await eventually(async () => {
      const me = await (await page.request.get(`${program.origin}/api/me`)).json()
      return me.user.preferences.singleKeys === false
    })
    await page.reload()
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
    await untilStill(page)
    await page.keyboard.press('?')
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder(/^Go to, do/).waitFor()
    assert.equal(await help.count(), 0)
    await page.keyboard.press('Escape')
  })

  await t.test('what was deleted is in the trash, and comes back', async () => {
    await page.goto(`${program.origin}/studio/content`)
    await page.getByRole('button', { name: 'More for Lighthouse at dawn' }).click()
    await page.getByRole('menuitem', { name: 'Delete video' }).click()
    await page.getByRole('link', { name: 'Trash' }).click()
    await page.getByText('Lighthouse at dawn').first().waitFor()
    await clean(page, 'trash')
    await page.getByRole('button', { name: 'Restore Lighthouse at dawn' }).click()
    await page.getByText('The trash is empty').waitFor()
    await page.getByRole('link', { name: 'Videos' }).click()
    await page.getByRole('link', { name: /Lighthouse at dawn/ }).waitFor()
    await page.getByLabel('Search your videos').fill('nothing like it')
    await page.getByText('Nothing found for “nothing like it”').waitFor()
    await clean(page, 'none found')
  })

  await t.test('the first press of a menu opens it, though the menu is only loaded then', async () => {
    let asked = false
    let come = () => {}
    const line = new Promise<void>((resolve) => {
      come = resolve
    })
    await page.route('**/assets/overlays-*.js', async (route) => {
      asked = true
      await line
      await route.continue()
    })
    await page.goto(`${program.origin}/studio`)
    const channel = page.getByRole('button', { name: /^Channel:/ })
    await channel.press('ArrowDown')
    await page.evaluate('void (document.activeElement.dataset.same = "yes")')
    await eventually(async () => asked)
    assert.equal(await channel.getAttribute('aria-expanded'), 'false')
    come()
    const first = page.getByRole('menuitem').first()
    await first.waitFor()
    await eventually(async () => (await page.evaluate('document.activeElement.role')) === 'menuitem')
    await page.keyboard.press('Escape')
    await first.waitFor({ state: 'detached' })
    // The button is still the same one, and gets the focus back.
    await eventuallyEqual(() => page.evaluate('document.activeElement.dataset.same'), 'yes')
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('menuitem', { name: 'Upload' }).waitFor()
    await page.keyboard.press('Escape')
    await page.unroute('**/assets/overlays-*.js')
  })

  await t.test(
    'a page whose file a new release took is loaded anew when it is gone to, not when it is fetched ahead',
    async () => {
      let isGone = false
      const missed: string[] = []
      await page.route('**/assets/library-*.js', (route) => {
        if (!isGone) return route.continue()
        missed.push(route.request().url())
        return route.fulfill({ status: 404 })
      })
      page.on('request', (request) => {
        if (request.isNavigationRequest()) isGone = missed.length === 0
      })
      await page.goto(`${program.origin}/studio`)
      await page.evaluate('void (globalThis.same = true)')
      const content = page.getByRole('link', { name: 'Content', exact: true })
      await eventually(async () => {
        await page.mouse.move(700, 500)
        await content.hover()
        return missed.length > 0
      })
      await page.getByRole('button', { name: 'Create' }).click()
      await page.getByRole('menuitem', { name: 'Upload' }).waitFor()
      await page.keyboard.press('Escape')
      assert.equal(await page.evaluate('globalThis.same'), true, 'who only looks stays')
      await content.click()
      await page.getByRole('link', { name: /Lighthouse at dawn/ }).waitFor()
      assert.equal(await page.evaluate('globalThis.same'), undefined)
      await page.unroute('**/assets/library-*.js')
    },
  )

  await t.test('a menu that cannot be loaded says so, and the next press asks again', async () => {
    await page.route('**/assets/overlays-*.js', (route) => route.abort())
    let breakOff = () => {}
    const line = new Promise<void>((resolve) => {
      breakOff = resolve
    })
    // A piece of the frame is on its way when the line goes: the rest stands without it.
    const began = page.waitForRequest('**/assets/back-button-*.js')
    await page.route('**/assets/back-button-*.js', (route) => line.then(() => route.abort()))
    await page.goto(`${program.origin}/studio`, { waitUntil: 'commit' })
    await began
    const create = page.getByRole('button', { name: 'Create' })
    await create.waitFor()
    await page.locator('.toaster').waitFor({ state: 'attached' })
    await page.context().setOffline(true)
    breakOff()
    await create.click()
    await page.getByText('The studio cannot be reached.').waitFor()
    assert.equal(await create.getAttribute('aria-expanded'), 'false')
    for (const piece of ['overlays', 'back-button']) await page.unroute(`**/assets/${piece}-*.js`)
    await page.context().setOffline(false)
    await create.click()
    await page.getByRole('menuitem', { name: 'Upload' }).waitFor()
    await page.keyboard.press('Escape')
  })

  await t.test('a page that cannot be reached is a page of ours, and goes on by itself', async () => {
    await page.goto(`${program.origin}/studio`)
    await offlinePageKept(page)
    // The notice and what is behind the buttons are loaded while there is a line.
    const names = `performance.getEntriesByType('resource').map(({ name }) => name).join()`
    for (const part of ['/offline-notice-', '/account-menu-'])
      await eventually(async () => String(await page.evaluate(names)).includes(part))
    await page.context().setOffline(true)
    await page.getByText('You are offline.').waitFor()
    await page.getByRole('button', { name: /^Account:/ }).click()
    await page.getByRole('menuitem', { name: 'Public site' }).waitFor()
    await page.keyboard.press('Escape')
    await page.goto(`${program.origin}/studio/content`)
    await page.getByRole('heading', { name: 'You are offline' }).waitFor()
    await clean(page, 'offline')
    await page.context().setOffline(false)
    await page.getByRole('heading', { name: 'Content' }).waitFor()
    const kept = () =>
      page.evaluate(
        'caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys())))).then((all) => all.flat().map((request) => new URL(request.url).pathname).sort())',
      )
    await eventuallyEqual(kept, ['/offline.html', '/offline.js']) // nothing of the app
  })

  await t.test('the site can be installed, and is the person’s own language there and offline', async (t) => {
    const guest = await openProfile(t)
    await guest.goto(program.origin)
    await offlinePageKept(guest)
    const install = guest.getByRole('button', { name: 'Install app' })
    await install.waitFor() // the browser has found everything that it wants
    await guest.evaluate('void (installOffer.prompt = () => { document.body.dataset.asked = "yes" })')
    await install.click()
    await eventuallyEqual(() => guest.evaluate('document.body.dataset.asked'), 'yes')
    await install.waitFor({ state: 'detached' })

    await guest.getByRole('combobox', { name: 'Language' }).selectOption('de')
    await guest.locator('html[lang=de]').waitFor()
    const devtools = await guest.context().newCDPSession(guest)
    const { errors, data } = await devtools.send('Page.getAppManifest')
    assert.deepEqual(errors, [])
    const problems = async () => (await devtools.send('Page.getInstallabilityErrors')).installabilityErrors
    await eventuallyEqual(problems, [])
    await devtools.detach() // it would tell the page that it is online
    const manifest = JSON.parse(data ?? '')
    assert.deepEqual([manifest.lang, manifest.dir, manifest.shortcuts.length], ['de', 'ltr', 4])
    for (const { src, sizes } of [...manifest.icons, { src: '/apple-touch-icon.png', sizes: '180x180' }]) {
      const size = await guest.evaluate(
        `fetch('${src}').then((answer) => answer.blob()).then(createImageBitmap).then(({ width, height }) => width + 'x' + height)`,
      )
      assert.equal(size, sizes, src)
    }

    await eventually(
      async () =>
        (await guest.evaluate(
          'caches.match("/offline.html", { ignoreVary: true }).then((kept) => kept?.headers.get("content-language"))',
        )) === 'de',
    )
    const german = readWords(join(import.meta.dirname, '../web/dist'))('de')
    await guest.context().setOffline(true)
    await guest.goto(`${program.origin}/history`)
    await guest.getByRole('heading', { name: german('You are offline') }).waitFor()
    assert.equal(await guest.evaluate('document.documentElement.lang'), 'de')
    await guest.getByRole('button', { name: german('Try again') }).waitFor()
    await guest.context().setOffline(false)
    await guest.locator('#main').waitFor()
  })

  await t.test('a failing and a slow server are said in words', async () => {
    await page.route('**/api/creator/videos?*', (route) =>
      route.fulfill({
        status: 500,
        json: {
          code: 'server.error',
          title: 'Something went wrong on our side',
          status: 500,
          type: 'about:blank',
          requestId: 'r-1',
        },
      }),
    )
    // A search is asked for by the page; its first list would come along with it.
    await page.goto(`${program.origin}/studio/content?q=lighthouse`)
    await page.getByRole('alert').getByText('server.error').waitFor()
    await clean(page, 'failed')
    await page.unroute('**/api/creator/videos?*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('link', { name: /Lighthouse at dawn/ }).waitFor()
    let answer = () => {}
    const slow = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/api/creator/videos?*', (route) => slow.then(() => route.continue()))
    await page.reload()
    await page.getByRole('status', { name: 'Loading your videos' }).waitFor()
    answer()
    await page.getByRole('link', { name: /Lighthouse at dawn/ }).waitFor()
    await page.unroute('**/api/creator/videos?*')
  })

  await t.test('an operator’s page says whose it is, and no screen direction breaks the frame', async () => {
    const other = await openPage(browser, { viewport: { width: 390, height: 844 } })
    await signUp(other.page, 'Ben')
    await other.page.goto(`${program.origin}/studio/settings/outbox`)
    await other.page.getByText('Only for whoever runs this studio').waitFor()
    await other.page.evaluate("document.documentElement.dir = 'rtl'")
    for (const path of ['/studio', '/studio/content', '/studio/settings']) {
      await other.page.goto(program.origin + path)
      await other.page.getByRole('heading', { level: 1 }).waitFor()
      await other.page.evaluate("document.documentElement.dir = 'rtl'")
      const wide = await other.page.evaluate('document.documentElement.scrollWidth - innerWidth')
      assert.equal(wide, 0, `${path} scrolls sideways`)
    }
    assert.deepEqual(other.troubles, [])
  })

  assert.deepEqual(troubles, [])
})
