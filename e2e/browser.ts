import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { eventually, PATIENCE_MS } from '../server/test/eventually.ts'

const shots = join(import.meta.dirname, 'shots')

/** Debian's Chromium; set CHROMIUM_PATH for another. */
const CHROMIUM = {
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--disable-dev-shm-usage', '--autoplay-policy=no-user-gesture-required'],
  // As on every desktop. Without a locale it takes no file whose name has other letters than ASCII's: choosing one is a cancel.
  env: { ...process.env, LC_ALL: 'C.UTF-8' },
}
const PERSON = { viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Berlin' }

export async function openBrowser(t: TestContext): Promise<Browser> {
  const browser = await chromium.launch(CHROMIUM)
  t.after(() => browser.close())
  return browser
}

/** A browser with a profile on disk, for what a private window refuses. */
export async function openProfile(t: TestContext): Promise<Page> {
  const context = await chromium.launchPersistentContext('', { ...CHROMIUM, ...PERSON })
  t.after(() => context.close())
  context.setDefaultTimeout(PATIENCE_MS)
  return context.pages()[0] ?? context.newPage()
}

/** A person's own browser; `troubles` collects what a developer would see in red. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({ ...PERSON, ...options })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && /content security policy/i.test(message.text())) troubles.push(message.text())
  })
  return { page, troubles }
}

/** What was asked for has begun to move in, and all that moves has arrived, but for what turns without end. */
export const untilStill = (page: Page) =>
  page.evaluate(`(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    const moving = () => document.getAnimations().filter((each) => each.playState === 'running' &&
      each.timeline instanceof DocumentTimeline && each.effect.getComputedTiming().endTime !== Infinity)
    for (let all = moving(); all.length > 0; all = moving()) await Promise.allSettled(all.map((each) => each.finished))
  })()`)

/** Kept in e2e/shots, which git ignores, to be looked at. */
export async function shot(page: Page, name: string) {
  mkdirSync(shots, { recursive: true })
  await untilStill(page)
  await page.screenshot({ path: join(shots, `${name}.png`) })
}

/** A menu takes the focus a moment after it is there: a key that is pressed before goes elsewhere, and a focus set before is lost. */
export const untilMenuListens = (page: Page) => page.locator('[role=menu]:focus, [role=menu] :focus').waitFor()

/** What plays. */
const VIDEO = "document.querySelector('video')"

/** What the page plays is attached: to play before that would be interrupted by the loading. */
export const untilLoaded = (page: Page) =>
  eventually(async () => Number(await page.evaluate(`${VIDEO}?.readyState ?? 0`)) > 0)

/** Muted, since no test should be heard. As text: what runs in the page is not of this program, and has other types. */
export async function play(page: Page) {
  await untilLoaded(page)
  await page.evaluate(`Object.assign(${VIDEO}, { muted: true }).play()`)
}
