import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { eventually } from '../server/test/eventually.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, play, shot } from './browser.ts'
import { prepareProgram } from './program.ts'

/** 8 s of noise: small in time, large enough for several parts. */
function noisyFile(folder: string): string {
  const path = join(folder, 'First film.mp4')
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    'testsrc2=s=1280x720:r=30:d=8',
    '-f',
    'lavfi',
    '-i',
    'sine=330:d=8',
    '-vf',
    'noise=alls=40:allf=t',
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-g',
    '60',
    '-b:v',
    '30M',
    '-pix_fmt',
    'yuv420p',
    '-c:a',
    'aac',
    '-shortest',
    path,
  ])
  return path
}

test('sign up, upload through a kill -9, watch, share, and see the view', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'studio-journey-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const file = noisyFile(folder)
  const program = await prepareProgram()
  t.after(() => program.remove())
  await program.start()
  const browser = await openBrowser(t)
  const { page, troubles } = await openPage(browser)

  await page.goto(`${program.origin}/sign-up`)
  await page.getByLabel('Name').fill('Mara Lindqvist')
  await page.getByLabel('E-mail address').fill('mara@example.org')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: /^Create/ }).click()
  await page.waitForURL(/\/studio/)
  await page.goto(`${program.origin}/studio/content`)

  // A slow line, so that there is a middle to be killed in.
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 6_000_000,
  })
  await page.locator('input[type=file]').setInputFiles(file)
  const tray = page.getByRole('region', { name: /upload/i })
  await tray.getByText('First film').waitFor()
  const uploads = async () => (await page.request.get(`${program.origin}/api/uploads`)).json()
  await eventually(async () => (await uploads()).items[0]?.parts.length >= 1)
  await shot(page, 'uploading')

  program.kill(['supervisor', 'api', 'worker', 'clickhouse', 'postgres'])
  await eventually(async () => !(await program.ready()))
  await program.start()
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  })
  await tray.getByText('Ready to watch', { exact: true }).waitFor()
  await shot(page, 'ready')

  const { items } = await (await page.request.get(`${program.origin}/api/creator/videos`)).json()
  assert.equal(items.length, 1)
  const [video] = items
  assert.equal(video.source.sizeBytes, statSync(file).size)

  await page.goto(`${program.origin}/studio/content/${video.id}`)
  await page.getByRole('radio', { name: /Public/ }).click()
  await eventually(async () => (await fetch(`${program.origin}/api/vods/${video.id}`)).ok)
  assert.match(
    await (await fetch(`${program.origin}/watch/${video.id}`)).text(),
    /property="og:title" content="First film"/,
  )

  // Somebody else opens the link that was shared, and watches half of it.
  const visitor = await openPage(browser)
  await visitor.page.goto(`${program.origin}/watch/${video.id}`)
  await visitor.page.locator('video').waitFor()
  await play(visitor.page)
  await eventually(async () => Number(await visitor.page.evaluate("document.querySelector('video').currentTime")) > 4.5)
  await shot(visitor.page, 'watching')
  await eventually(
    async () =>
      (await (await visitor.page.request.get(`${program.origin}/api/vods/${video.id}`)).json()).viewCount === 1,
  )

  await page.goto(`${program.origin}/studio`)
  await eventually(async () => {
    const answer = await (await page.request.get(`${program.origin}/api/creator/dashboard?days=28`)).json()
    return answer.figures?.views.value === 1
  })
  await page.reload()
  await page.getByText('Watch time').first().waitFor()
  await shot(page, 'home')
  assert.deepEqual([...troubles, ...visitor.troubles], [])
})

test('no page has a serious barrier, in light and dark, wide and narrow', async (t) => {
  const program = await prepareProgram()
  t.after(() => program.remove())
  await program.start()
  const browser = await openBrowser(t)
  const first = await openPage(browser)
  const answer = await first.page.request.post(`${program.origin}/api/auth/sign-up/email`, {
    data: { name: 'Mara', email: 'mara@example.org', password: 'correct horse battery' },
    headers: { origin: program.origin },
  })
  assert.equal(answer.status(), 200)
  const storageState = await first.page.context().storageState()
  const findings: string[] = []
  for (const [colorScheme, viewport] of [
    ['light', { width: 1440, height: 900 }],
    ['dark', { width: 390, height: 844 }],
  ] as const) {
    const signedIn = await openPage(browser, { storageState, colorScheme, viewport })
    const stranger = await openPage(browser, { colorScheme, viewport })
    const visits = [
      ...[
        '/studio',
        '/studio/content',
        '/studio/settings',
        '/studio/settings/system',
        '/studio/settings/jobs',
        '/studio/settings/people',
        '/studio/settings/quarantine',
      ].map((path) => [signedIn.page, path] as const),
      ...['/', '/sign-in', '/sign-up', '/forgot', '/nowhere'].map((path) => [stranger.page, path] as const),
    ]
    for (const [page, path] of visits) {
      await page.goto(program.origin + path)
      await page.waitForLoadState('networkidle')
      findings.push(...(await seriousFindings(page)).map((finding) => `${path} ${colorScheme}: ${finding}`))
    }
    findings.push(...signedIn.troubles, ...stranger.troubles)
  }
  assert.deepEqual(findings, [])
})
