import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright-core'
import { eventually } from '../server/test/eventually.ts'

const dist = join(import.meta.dirname, '../web/dist')

/** What the page itself notes: it runs before any of the page's own scripts, as text, because its types are the browser's. */
const NOTES = `
  globalThis.noted = { firstFrame: 0, largest: 0, largestIs: '', usable: 0 }
  const note = (name) => { noted[name] ||= performance.now() }
  const videos = new WeakSet()
  const awaitFrame = (video) => {
    if (videos.has(video)) return
    videos.add(video)
    video.requestVideoFrameCallback(() => note('firstFrame'))
  }
  new PerformanceObserver((list) => {
    const { startTime, element, url } = list.getEntries().at(-1)
    noted.largest = startTime
    noted.largestIs = (element ? element.localName : 'gone') + (url ? ' ' + new URL(url).pathname.split('/').at(-1).slice(0, 24) : '')
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  const isUsable = () => document.querySelector('main h1') && !document.querySelector('main .animate-breathe, main [aria-label^="Loading"]')
  new MutationObserver(() => {
    document.querySelectorAll('video').forEach(awaitFrame)
    if (isUsable()) requestAnimationFrame(() => requestAnimationFrame(() => isUsable() && note('usable')))
  }).observe(document, { subtree: true, childList: true, attributes: true })
`
const REPORT = `JSON.stringify({
  ...noted,
  firstByte: performance.getEntriesByType('navigation')[0].responseStart,
  firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  requests: performance.getEntriesByType('resource')
    .map(({ name, startTime, encodedBodySize }) => ({ name, startTime, bytes: encodedBodySize })),
})`

type Asked = { name: string; startTime: number; bytes: number }

/** Of one load, in ms after the navigation. */
export type Noted = {
  firstByte: number
  firstPaint: number
  /** Of the largest that was painted by the end of the look, and what it was. */
  largest: number
  largestIs: string
  firstFrame: number
  usable: number
  requests: Asked[]
}

/** A slower line and machine than this one; bits per second and ms. */
export type Slower = { down: number; up: number; rttMs: number; cpu: number }

type Look = {
  url: string
  /** Of a session; empty for a visitor. */
  cookie?: string
  rounds: number
  until: 'firstFrame' | 'usable' | 'largest'
  slower?: Slower
}

export const openLooker = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--disable-dev-shm-usage'],
  })

/** Loads a page with an empty cache again and again; once more before, unmeasured, so that the server's caches are warm. */
export async function look(browser: Browser, { url, cookie = '', rounds, until, slower }: Look): Promise<Noted[]> {
  const runs: Noted[] = []
  for (let round = 0; round <= rounds; round++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const { origin } = new URL(url)
    // With the time zone that the sign-in page leaves in a browser.
    const pairs = cookie ? [...cookie.split('; '), 'tz=UTC'] : []
    await context.addCookies(
      // For the whole origin: an address with a path would keep it from the page's own requests.
      pairs.map((pair) => ({ name: pair.split('=')[0]!, value: pair.slice(pair.indexOf('=') + 1), url: origin })), // split gives one at least
    )
    const page = await context.newPage()
    if (slower) await slowDown(page, slower)
    await page.addInitScript(NOTES)
    await page.goto(url)
    const noted = await eventually(async () => {
      const found = JSON.parse(await page.evaluate<string>(REPORT)) as Noted // of REPORT
      return found[until] > 0 && found.largest > 0 && found
    }, 40_000)
    if (round > 0) runs.push(noted)
    await context.close()
  }
  return runs
}

async function slowDown(page: Page, { down, up, rttMs, cpu }: Slower) {
  const tools = await page.context().newCDPSession(page)
  await tools.send('Network.enable')
  await tools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: rttMs,
    downloadThroughput: down / 8,
    uploadThroughput: up / 8,
  })
  await tools.send('Emulation.setCPUThrottlingRate', { rate: cpu })
}

export function median<T>(runs: readonly T[], of: (run: T) => number): number {
  const sorted = runs.map(of).sort((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)
}

export const worst = <T>(runs: readonly T[], of: (run: T) => number): number => Math.round(Math.max(...runs.map(of)))

/** What was asked for before the moment that was waited for: scripts, with what lies hls.js in apart. */
export function askedBefore(noted: Noted | undefined, until: 'firstFrame' | 'usable') {
  const before = (noted?.requests ?? []).filter(({ startTime }) => startTime < (noted?.[until] ?? 0))
  const scripts = before.filter(({ name }) => name.endsWith('.js'))
  const engine = scripts.filter(({ name }) => name.includes('/hls-engine-'))
  return {
    // With the page itself.
    requests: before.length + 1,
    scripts: scripts.length,
    scriptsGzipKb: gzipKb(scripts.filter((script) => !engine.includes(script))),
    hlsGzipKb: gzipKb(engine),
    scriptsOnTheLineKb: Math.round(scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000),
  }
}

const gzipKb = (scripts: readonly Asked[]) =>
  Math.round(
    scripts.reduce(
      (sum, { name }) => sum + gzipSync(readFileSync(join(dist, new URL(name).pathname)), { level: 9 }).length,
      0,
    ) / 100,
  ) / 10
