import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { eventually } from '../server/test/eventually.ts'

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
  return context.pages()[0] ?? context.newPage()
}

/** A person's own browser; `troubles` collects what a developer would see in red. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({ ...PERSON, ...options })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && /content security policy/i.test(message.text())) troubles.push(message.text())
  })
  return { page, troubles }
}

/** Kept in e2e/shots, which git ignores, to be looked at. */
export async function shot(page: Page, name: string) {
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `${name}.png`) })
}

/** What plays. */
const VIDEO = "document.querySelector('video')"

/** What the page plays is attached: to play before that would be interrupted by the loading. */
export const untilLoaded = (page: Page) =>
  eventually(async () => Number(await page.evaluate(`${VIDEO}?.readyState ?? 0`)) > 0, 30_000)

/** Muted, since no test should be heard. As text: what runs in the page is not of this program, and has other types. */
export async function play(page: Page) {
  await untilLoaded(page)
  await page.evaluate(`Object.assign(${VIDEO}, { muted: true }).play()`)
}
