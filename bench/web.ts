import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'
import { CHROME, openClient } from '../e2e/client.ts'
import { prepareProgram } from '../e2e/program.ts'
import { uploadFile } from '../e2e/upload-file.ts'
import { eventually } from '../server/test/eventually.ts'
import { insertVideos, signUp } from './given.ts'

const dist = join(import.meta.dirname, '../web/dist')

/** What the page itself notes: it runs before any of the page's own scripts, as text, because its types are the browser's. */
const NOTES = `
  globalThis.noted = { firstFrame: 0, largest: 0, usable: 0 }
  const note = (name) => { noted[name] ||= performance.now() }
  addEventListener('loadeddata', () => requestAnimationFrame(() => note('firstFrame')), true)
  new PerformanceObserver((list) => { noted.largest = list.getEntries().at(-1).startTime })
    .observe({ type: 'largest-contentful-paint', buffered: true })
  const isUsable = () => document.querySelector('main h1') && !document.querySelector('main .animate-breathe, main [aria-label^="Loading"]')
  new MutationObserver(() => isUsable() && requestAnimationFrame(() => requestAnimationFrame(() => isUsable() && note('usable'))))
    .observe(document, { subtree: true, childList: true, attributes: true })
`
const REPORT = `JSON.stringify({
  ...noted,
  firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  scripts: performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
    .map(({ name, startTime, encodedBodySize }) => ({ name, startTime, bytes: encodedBodySize })),
})`
type Noted = {
  firstFrame: number
  largest: number
  usable: number
  firstPaint: number
  scripts: { name: string; startTime: number; bytes: number }[]
}

/**
 * Pages as a browser with an empty cache sees them, on this machine's own line: ms after the navigation, the median of
 * `rounds`; kilobytes of scripts asked for before the first frame.
 */
export async function benchWeb(rounds = 7) {
  const program = await prepareProgram()
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--disable-dev-shm-usage'],
  })
  try {
    await program.start()
    const { cookie, channelId } = await signUp(program.origin)
    const videoId = await publicVideo(program.origin, cookie, videoFile(program.data))
    await insertVideos(program, channelId, 19)
    const { origin } = program
    // Once unmeasured, each: the server's caches and the browser's code are warm as they would be.
    const watch = await look(browser, `${origin}/watch/${videoId}`, '', rounds, 'firstFrame')
    const watchIn = await look(browser, `${origin}/watch/${videoId}`, cookie, rounds, 'firstFrame')
    const home = await look(browser, `${origin}/studio`, cookie, rounds, 'usable')
    const content = await look(browser, `${origin}/studio/content`, cookie, rounds, 'usable')
    return [
      { page: 'watch page, visitor', wantedMs: 500, ...watch },
      { page: 'watch page, signed in', wantedMs: 500, ...watchIn },
      { page: 'studio home', wantedMs: 500, ...home },
      { page: 'studio content, 20 videos', wantedMs: 500, ...content },
    ]
  } finally {
    await browser.close()
    await program.remove()
  }
}

async function look(browser: Browser, url: string, cookie: string, rounds: number, until: 'firstFrame' | 'usable') {
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
    await page.addInitScript(NOTES)
    await page.goto(url)
    const noted = await eventually(async () => {
      const found = JSON.parse(await page.evaluate<string>(REPORT)) as Noted // of REPORT
      return found[until] > 0 && found.largest > 0 && found
    }, 20_000)
    if (round > 0) runs.push(noted)
    await context.close()
  }
  const median = (of: (noted: Noted) => number) => {
    const sorted = runs.map(of).sort((a, b) => a - b)
    return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)
  }
  const last = runs.at(-1)
  const before = (last?.scripts ?? []).filter(({ startTime }) => startTime < (last?.[until] ?? 0))
  const engine = before.filter(({ name }) => name.includes('/hls-engine-'))
  const rest = before.filter((script) => !engine.includes(script))
  return {
    firstPaintMs: median((noted) => noted.firstPaint),
    largestPaintMs: median((noted) => noted.largest),
    firstFrameMs: until === 'firstFrame' ? median((noted) => noted.firstFrame) : null,
    usableMs: until === 'usable' ? median((noted) => noted.usable) : null,
    scriptsGzipKb: gzipKb(rest),
    hlsGzipKb: gzipKb(engine),
    onTheLineKb: Math.round(before.reduce((sum, { bytes }) => sum + bytes, 0) / 1000),
    rounds,
  }
}

const gzipKb = (scripts: { name: string }[]) =>
  Math.round(
    scripts.reduce(
      (sum, { name }) => sum + gzipSync(readFileSync(join(dist, new URL(name).pathname)), { level: 9 }).length,
      0,
    ) / 100,
  ) / 10

/** 20 s of 1080p that can be played as it is. */
function videoFile(folder: string): string {
  const path = join(folder, 'bench-web.mp4')
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=1920x1080:r=30:d=20']
  const sound = ['-f', 'lavfi', '-i', 'sine=330:d=20']
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '60', '-b:v', '5M', '-pix_fmt', 'yuv420p']
  execFileSync('ffmpeg', ['-v', 'error', ...picture, ...sound, ...codecs, '-c:a', 'aac', '-shortest', path])
  return path
}

/** @returns its id, when every version of it is made */
async function publicVideo(origin: string, cookie: string, path: string): Promise<string> {
  const client = openClient(origin, { cookie, userAgent: CHROME(0) })
  const videoId = await uploadFile(client, path)
  const own = `/api/creator/videos/${videoId}`
  await eventually(async () => {
    const { json } = await client.until('GET', own)
    const { status, processing } = json as { status: string; processing: object | null } // of a 200
    return status === 'ready' && processing === null
  }, 240_000)
  await client.until('PATCH', own, { body: { visibility: 'public' } })
  return videoId
}
