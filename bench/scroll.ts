import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { type Program, prepareProgram } from '../e2e/program.ts'
import { eventually } from '../server/test/eventually.ts'
import { insertVideos, signUp } from './given.ts'

const VIDEOS = 10_000
const PICTURES = 24
/** What a page may take at most between two frames that somebody waits for. */
const WANTED_LONGEST_TASK_MS = 50

/** What the page itself notes: as text, because its types are the browser's. */
const NOTES = `
  globalThis.noted = { tasks: [], frames: [], why: [] }
  new PerformanceObserver((list) => { for (const each of list.getEntries()) noted.tasks.push(each.duration) })
    .observe({ type: 'longtask' })
  let last = 0
  const frame = (now) => { if (last) noted.frames.push(now - last); last = now; requestAnimationFrame(frame) }
  requestAnimationFrame(frame)
`
type Noted = { tasks: number[]; frames: number[] }

/**
 * The list of ten thousand videos with their pictures, scrolled from top to bottom by wheel and by keys, and its cards; with
 * the processor's own time of the longest task, which says more on a busy machine than the clock's.
 */
export async function benchScroll() {
  const program = await prepareProgram()
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--disable-dev-shm-usage'],
  })
  try {
    await program.start()
    const { cookie, channelId } = await signUp(program.origin)
    await fill(program, channelId)
    const desk = { viewport: { width: 1440, height: 900 } }
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
    const run = (name: string, options: BrowserContextOptions, scroll: (page: Page) => Promise<void>) =>
      measured(browser, { name, options, scroll, origin: program.origin, cookie })
    return [
      await run('table, wheel, 7,000 px/s for 4 s', desk, (page) => wheel(page, 120, 250)),
      await run('table, wheel to the end', desk, (page) => wheel(page, 640, 900)),
      await run('table, arrow held for 4 s', desk, (page) => keys(page, 'ArrowDown', 120)),
      await run('table, PageDown to the end', desk, (page) => keys(page, 'PageDown', 800)),
      await run('cards, 6,000 px/s for 4 s', phone, (page) => gesture(page, 24_000, 6000)),
      await run('cards, to the end', phone, (page) => gesture(page, VIDEOS * 88, 40_000)),
    ]
  } finally {
    await browser.close()
    await program.remove()
  }
}

type Run = {
  name: string
  options: BrowserContextOptions
  scroll: (page: Page) => Promise<void>
  origin: string
  cookie: string
}

/** With an empty cache: pages of the list and pictures come while it is scrolled. */
async function measured(browser: Browser, { name, options, scroll, origin, cookie }: Run) {
  const context = await browser.newContext(options)
  await context.addCookies(
    [...cookie.split('; '), 'tz=UTC'].map((pair) => ({
      name: pair.slice(0, pair.indexOf('=')),
      value: pair.slice(pair.indexOf('=') + 1),
      url: origin,
    })),
  )
  const page = await context.newPage()
  await page.addInitScript(NOTES)
  await page.goto(`${origin}/studio/content`)
  await page.getByText('10,000 videos', { exact: true }).waitFor()
  await page.locator('[data-index="0"] img').last().waitFor()
  await page.waitForLoadState('networkidle')
  const cpuOfTasks = await traceTasks(browser)
  await page.evaluate('noted.tasks.length = noted.frames.length = 0')
  await scroll(page)
  const { tasks, frames } = JSON.parse(await page.evaluate<string>('JSON.stringify(noted)')) as Noted // of NOTES
  const row = await page.evaluate<number>(
    'Math.max(...[...document.querySelectorAll("[data-index]")].map((each) => +each.dataset.index))',
  )
  const cpu = await cpuOfTasks()
  await context.close()
  const sorted = frames.sort((a, b) => a - b)
  const at = (share: number) => tenth(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return {
    name,
    row: row + 1,
    frames: frames.length,
    medianFrameMs: at(0.5),
    p99FrameMs: at(0.99),
    worstGapMs: at(1),
    longTasks: tasks.length,
    longestTaskMs: Math.max(0, ...tasks),
    longTasksCpu: cpu.filter((ms) => ms > WANTED_LONGEST_TASK_MS).length,
    longestTaskCpuMs: tenth(cpu.reduce((a, b) => Math.max(a, b), 0)),
    wantedLongestTaskMs: WANTED_LONGEST_TASK_MS,
  }
}

type TraceEvent = { name: string; pid: number; tid: number; tdur?: number; args: { name?: string } }

/** @returns to be asked for the processor time, in ms, of every task of the page's main thread since */
async function traceTasks(browser: Browser) {
  const session = await browser.newBrowserCDPSession()
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const each of value as unknown as TraceEvent[]) events.push(each) // the format of Chromium's traces
  })
  const traceConfig = { includedCategories: ['toplevel', '__metadata'] }
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig })
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
    await session.send('Tracing.end')
    await complete
    const threadOf = ({ pid, tid }: TraceEvent) => `${pid}:${tid}`
    const mains = new Set(
      events.filter((each) => each.name === 'thread_name' && each.args.name === 'CrRendererMain').map(threadOf),
    )
    return events
      .filter((each) => each.name === 'ThreadControllerImpl::RunTask' && mains.has(threadOf(each)))
      .map(({ tdur = 0 }) => tdur / 1000)
  }
}

const tenth = (ms: number) => Math.round(ms * 10) / 10

async function wheel(page: Page, pixels: number, times: number) {
  await page.mouse.move(600, 500)
  for (let n = 0; n < times; n++) {
    const nextAt = performance.now() + 16
    await page.mouse.wheel(0, pixels)
    await delay(Math.max(0, nextAt - performance.now()))
  }
}

/** As a keyboard repeats that is held down. */
async function keys(page: Page, key: string, times: number) {
  await page.locator('[data-cell="0:1"]').focus()
  for (let n = 0; n < times; n++) {
    const nextAt = performance.now() + 33
    await page.keyboard.press(key)
    await delay(Math.max(0, nextAt - performance.now()))
  }
}

async function gesture(page: Page, distance: number, speed: number) {
  const session = await page.context().newCDPSession(page)
  await session.send('Input.synthesizeScrollGesture', {
    x: 200,
    y: 500,
    yDistance: -distance,
    speed,
    preventFling: true,
    gestureSourceType: 'mouse', // emulated phones take no fingers of this command; the page is moved alike
  })
}

/** Each with a picture of its own address, tags and every kind of state. */
export async function fill(program: Program, channelId: string): Promise<void> {
  await insertVideos(program, channelId, VIDEOS)
  const pictures = Array.from({ length: PICTURES }, (_, n) => {
    const path = join(program.data, `picture-${n}.webp`)
    const source = `mandelbrot=size=320x180:start_scale=${3 / (n + 1)}`
    execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', source, '-frames:v', '1', '-quality', '70', path])
    return path
  })
  const rows = await program.query<{ id: string }>('select id from media.assets where channel_id = $1', [channelId])
  for (const [n, { id }] of rows.entries()) {
    const folder = join(program.data, 'objects/objects/media', id)
    mkdirSync(folder, { recursive: true })
    linkSync(pictures[n % PICTURES]!, join(folder, 'poster-320.webp')) // as many as PICTURES
  }
  await program.query(
    `update content.videos set tags = array['sea', 'harbour', 'night'],
       status = case when hashtext(id::text) % 10 = 0 then 'failed' else 'ready' end,
       visibility = (array['public', 'private', 'unlisted'])[abs(hashtext(id::text)) % 3 + 1]
     where channel_id = $1`,
    [channelId],
  )
  await program.query('select content.sort_again(array_agg(id)) from content.videos where channel_id = $1', [channelId])
  await eventually(async () => {
    const [counted] = await program.query<{ n: number }>('select count(*)::int n from content.video_sort')
    return counted?.n === VIDEOS
  })
}
