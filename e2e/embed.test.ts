import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { clip } from '../server/test/clips.ts'
import { eventually } from '../server/test/eventually.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, shot } from './browser.ts'
import { CHROME, openClient, signedUp } from './client.ts'
import { prepareProgram } from './program.ts'
import { uploadFile } from './upload-file.ts'

const program = await prepareProgram({ begun: true })

/** A page of somebody else, at another port of another name, with one frame that it talks to. */
async function otherSite(t: TestContext): Promise<string> {
  const server = createServer((req, res) => {
    const { searchParams } = new URL(req.url ?? '/', 'http://x')
    const strict = searchParams.get('quiet') ? ' referrerpolicy="no-referrer"' : ''
    res.setHeader('content-type', 'text/html').end(`<!doctype html><title>Blog</title>
      <iframe id="film" width="640" height="360" allow="autoplay; fullscreen; picture-in-picture"${strict}
        src="${searchParams.get('src')?.replaceAll('"', '&quot;') ?? ''}"></iframe>
      <script>
        const film = document.getElementById('film').contentWindow
        globalThis.heard = []
        addEventListener('message', ({ source, origin, data }) => source === film && heard.push({ origin, ...data }))
        globalThis.say = (message) => film.postMessage({ studio: 1, ...message }, '*')
      </script>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}` // of a server on a port
}

type Heard = { origin: string; event: string; positionS: number; paused: boolean; muted: boolean; durationS: number }
const heard = (page: Page) => page.evaluate<Heard[]>('heard')
const last = async (page: Page, event: string) => (await heard(page)).findLast((each) => each.event === event)
const say = (page: Page, message: Record<string, unknown>) => page.evaluate(`say(${JSON.stringify(message)})`)

test('a video plays in a page of another site, which steers it, and leaves nothing behind', async (t) => {
  t.after(() => program.remove())
  await program.start()
  const cookie = await signedUp(program.origin, { name: 'Mara', email: 'm@example.org', password: 'correct horse' })
  const client = openClient(program.origin, { cookie, userAgent: CHROME(0) })
  const id = await uploadFile(client, await clip('longer'))
  await eventually(async () => {
    const { json } = await client.until('GET', `/api/creator/videos/${id}`)
    const { status, processing } = json as { status: string; processing: object | null } // of a 200
    return status === 'ready' && processing === null
  })
  const change = (body: Record<string, unknown>) => client.until('PATCH', `/api/creator/videos/${id}`, { body })
  const title = '<b>Ein Leuchtturm</b> & "Meer"'
  await change({ visibility: 'public', title })
  const site = await otherSite(t)
  const browser = await openBrowser(t)
  const open = async (query: string, more = '', before: (page: Page) => void = () => {}) => {
    const opened = await openPage(browser, { viewport: { width: 700, height: 420 }, userAgent: CHROME(1) })
    before(opened.page)
    const src = `${program.origin}/embed/${id}${query}`
    await opened.page.goto(`${site}/?src=${encodeURIComponent(src)}${more}`)
    return { ...opened, frame: opened.page.frameLocator('#film') }
  }

  await t.test('a program that fetches films finds it by its page, in every size', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'studio-fetched-'))
    t.after(() => rmSync(folder, { recursive: true, force: true }))
    const run = promisify(execFile)
    const page = `${program.origin}/watch/${id}`
    const { stdout } = await run('yt-dlp', ['--ignore-config', '-J', '--no-simulate', '-o', 'film.%(ext)s', page], {
      cwd: folder,
      maxBuffer: 16_000_000,
    })
    const found = JSON.parse(stdout) as { title: string; age_limit: number; formats: { height: number }[] } // its info
    assert.deepEqual([found.title.startsWith(title), found.age_limit], [true, 0], found.title)
    const { renditions } = (await client.until('GET', `/api/creator/videos/${id}`)).json as {
      renditions: { height: number }[]
    } // of a 200
    const heights = (of: { height: number }[]) => of.map(({ height }) => height).sort((a, b) => a - b)
    assert.deepEqual(heights(found.formats), heights(renditions))
    const probed = await run('ffprobe', ['-v', 'error', '-of', 'json', '-show_format', join(folder, 'film.mp4')])
    const { duration } = (JSON.parse(probed.stdout) as { format: { duration: string } }).format // ffprobe's
    const { durationMs } = (await client.until('GET', `/api/vods/${id}`)).json as { durationMs: number }
    assert.ok(Math.abs(Number(duration) * 1000 - durationMs) < 150, `${duration} s of ${durationMs} ms`)
  })

  await t.test('it waits for a click, then plays', async () => {
    const asked: string[] = []
    const cookies: string[] = []
    const told: string[] = []
    const { page, frame, troubles } = await open('?start=1', '', (page) => {
      page.on('request', (request) => {
        asked.push(new URL(request.url()).pathname)
        if (request.url().endsWith('/api/events')) told.push(request.postData() ?? '')
        const sent = request.headers().cookie
        if (sent) cookies.push(sent)
      })
      page.on('response', async (response) => {
        const set = (await response.allHeaders())['set-cookie']
        if (set) cookies.push(set)
      })
    })
    const button = frame.getByRole('button', { name: `Play: ${title}` })
    await button.waitFor()
    assert.equal(await frame.getByRole('link').getAttribute('href'), `${program.origin}/watch/${id}`)
    await shot(page, 'embed-poster')
    assert.ok(!asked.some((path) => /hls-engine|\.m3u8|\.m4s/.test(path)), asked.join())
    await button.click()
    await say(page, { do: 'listen' })
    await eventually(async () => ((await last(page, 'time'))?.positionS ?? 0) > 1.2 || null)
    assert.ok((await heard(page)).every(({ origin }) => origin === program.origin))
    await say(page, { do: 'pause' })
    await eventually(async () => (await last(page, 'pause'))?.paused ?? null)
    await frame.locator('video').hover()
    await frame.getByRole('slider', { name: 'seek' }).waitFor()
    await shot(page, 'embed-paused')
    await say(page, { do: 'seek', seconds: 2.5 })
    await eventually(async () => Math.abs(((await last(page, 'seeked'))?.positionS ?? 0) - 2.5) < 0.1 || null)
    await say(page, { do: 'mute' })
    await eventually(async () => (await last(page, 'volume'))?.muted ?? null)
    await say(page, { do: 'play' })
    await eventually(async () => ((await last(page, 'time'))?.positionS ?? 0) > 2.6 || null)
    await frame.getByRole('button', { name: 'Settings' }).click()
    await frame.getByRole('menuitemradio', { name: 'Normal' }).waitFor()
    await shot(page, 'embed-settings')
    assert.deepEqual(cookies, [])
    assert.deepEqual(await page.context().cookies(), [])
    // Browsers that give frames no storage at all have kept nothing either.
    const kept = await page.frames()[1]?.evaluate(`(() => {
      try { return Object.keys(localStorage).length + Object.keys(sessionStorage).length } catch { return 0 }
    })()`)
    assert.equal(kept, 0)
    assert.deepEqual(troubles, [])
    // What was played is counted as anywhere else.
    await page.goto('about:blank')
    await eventually(async () => {
      const { json } = await client.until('GET', `/api/creator/videos/${id}`)
      return (json as { watchTimeMs: number }).watchTimeMs > 0 || null
    })
    // Where it was is told by name alone: neither port nor path of the page around.
    assert.ok(told.length > 0)
    for (const body of told)
      for (const event of (JSON.parse(body) as { events: { place: string; host: string }[] }).events)
        assert.deepEqual([event.place, event.host], ['embed', '127.0.0.1'])
  })

  await t.test('its address says how it plays', async () => {
    const { page, frame } = await open('?autoplay=1&muted=1&start=0.5&end=1&loop=1&controls=0')
    const video = frame.locator('video')
    await eventually(
      async () =>
        (await video.evaluate((element) => 'played' in element && (element.played as { length: number }).length > 0)) ||
        null,
    )
    assert.equal(await video.evaluate((element) => 'muted' in element && element.muted), true)
    assert.equal(await frame.locator('.player-bar').count(), 0)
    await say(page, { do: 'listen' })
    await eventually(async () => (await heard(page)).filter(({ event }) => event === 'seeked').length > 1 || null)
    // The end is noticed when the browser tells the time, late on a busy machine; its own end would be half a minute away.
    const all = await heard(page)
    assert.ok(
      all.every(({ positionS, durationS }) => positionS < durationS / 2),
      JSON.stringify(all),
    )
    assert.ok(!all.some(({ event }) => event === 'ended'))
  })

  await t.test('a page that was not named steers nothing', async () => {
    const { page, frame } = await open(`?origin=${encodeURIComponent('https://elsewhere.example')}`)
    await frame.getByRole('button', { name: `Play: ${title}` }).waitFor()
    await say(page, { do: 'listen' })
    await say(page, { do: 'play' })
    await frame.getByRole('button', { name: `Play: ${title}` }).click()
    await eventually(
      async () =>
        (await frame
          .locator('video')
          .evaluate((element) => 'currentTime' in element && Number(element.currentTime) > 0.2)) || null,
    )
    assert.deepEqual(await heard(page), [])
  })

  await t.test('a site that its creator did not name is refused', async () => {
    await change({ embedding: 'sites', embedSites: ['https://Blog.example/about', '*.school.example'] })
    const policy = async (referer = '') => {
      const headers = referer ? { referer, 'sec-fetch-dest': 'iframe' } : {}
      const answer = await fetch(`${program.origin}/embed/${id}`, { headers })
      return {
        status: answer.status,
        policy: answer.headers.get('content-security-policy') ?? '',
        text: await answer.text(),
        answer,
      }
    }
    const plain = await policy()
    assert.match(plain.policy, /frame-ancestors 'self' blog\.example \*\.school\.example$/)
    assert.equal(plain.answer.headers.get('x-frame-options'), null)
    assert.equal(plain.answer.headers.get('set-cookie'), null)
    assert.equal((await policy('https://blog.example/x')).status, 200)
    const refused = await policy('https://evil.example/x')
    assert.equal(refused.status, 403)
    assert.ok(!refused.text.includes('Leuchtturm') && !refused.text.includes('/media/'))
    // The browser tells where it is shown: people read why. It does not: the browser shows nothing.
    const said = await open('')
    await said.frame.getByText('not shown on this site').waitFor()
    await shot(said.page, 'embed-refused')
    const { page } = await open('', '&quiet=1')
    await eventually(async () => page.frames()[1]?.url().startsWith('chrome-error:') || null)
    await change({ embedSites: [new URL(site).host] })
    const allowed = await open('', '&quiet=1')
    await allowed.frame.getByRole('button', { name: `Play: ${title}` }).waitFor()
    await change({ embedding: 'everywhere' })
  })

  await t.test('what is private, gone or never was answers the same', async () => {
    await change({ visibility: 'private', embedding: 'sites' })
    const ask = async (videoId: string) => {
      const answer = await fetch(`${program.origin}/embed/${videoId}`)
      const headers = [...answer.headers].filter(
        ([name]) => !/^(date|content-length|connection|keep-alive)$/.test(name),
      )
      return { status: answer.status, headers, text: await answer.text() }
    }
    const hidden = await ask(id)
    assert.equal(hidden.status, 404)
    assert.deepEqual(hidden, await ask('019a0000-0000-7000-8000-000000000000'))
    assert.deepEqual(hidden, await ask('nothing'))
    const { page, frame } = await open('')
    await frame.getByText('This video is not available').waitFor()
    await shot(page, 'embed-gone')
    await change({ visibility: 'public', embedding: 'everywhere' })
  })

  await t.test('the dialog on its page gives links and the code, and counts what was passed on', async () => {
    for (const [name, viewport, colorScheme] of [
      ['light', { width: 1440, height: 900 }, 'light'],
      ['dark', { width: 1440, height: 900 }, 'dark'],
      ['phone', { width: 390, height: 844 }, 'light'],
    ] as const) {
      const { page, troubles } = await openPage(browser, {
        viewport,
        colorScheme,
        userAgent: CHROME(2),
        hasTouch: name === 'phone',
      })
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: program.origin })
      await page.goto(`${program.origin}/watch/${id}?t=5`)
      await page.getByRole('button', { name: 'Share' }).focus()
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog', { name: 'Share' })
      await dialog.waitFor()
      await shot(page, `share-${name}`)
      await dialog.getByRole('button', { name: 'Embed' }).click()
      await dialog
        .frameLocator('iframe')
        .getByRole('button', { name: `Play: ${title}` })
        .waitFor()
      await dialog.getByLabel('Play again and again').check()
      await shot(page, `share-embed-${name}`)
      const counted = page.waitForResponse((answer) => answer.url().endsWith('/share'))
      await dialog.getByRole('button', { name: 'Copy code' }).click()
      assert.equal((await counted).status(), 200)
      const code = await page.evaluate<string>('navigator.clipboard.readText()')
      assert.match(code, new RegExp(`^<iframe src="${program.origin}/embed/${id}\\?loop=1" title="&#60;b&#62;`))
      const problems = await seriousFindings(page)
      assert.deepEqual(problems, [])
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      assert.deepEqual(troubles, [])
      await page.context().close()
    }
  })
})
