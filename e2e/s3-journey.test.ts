import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { eventually } from '../server/test/eventually.ts'
import { startFaultyProxy } from '../server/test/s3/faulty-proxy.ts'
import { noSwift, startSwift } from '../server/test/s3/swift.ts'
import { openBrowser, openPage, shot } from './browser.ts'
import { prepareProgram } from './program.ts'

/** 8 s of noise, about 30 MB: several parts of 8 MiB. */
function noisyFile(folder: string): string {
  const path = join(folder, 'First film.mp4')
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=1280x720:r=30:d=8', '-vf', 'noise=alls=40:allf=t']
  const encoder = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '60', '-b:v', '30M', '-pix_fmt', 'yuv420p']
  execFileSync('ffmpeg', ['-v', 'error', ...picture, ...encoder, path])
  return path
}

test('with files in S3 the browser sends parts to the bucket, goes on after faults, and plays from it', {
  skip: noSwift(),
}, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'studio-s3-journey-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const file = noisyFile(folder)
  const s3 = await startSwift(t)
  const proxy = await startFaultyProxy(t, s3.endpoint)
  const program = await prepareProgram({
    // Browsers know the store by another name than the program, as with containers.
    env: { ...s3.env(await s3.bucket()), S3_PUBLIC_ENDPOINT: proxy.endpoint },
  })
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

  // Two parts get through, then the store is away.
  let parts = 0
  proxy.only = ({ method }) => method === 'PUT' && ++parts > 2
  proxy.mode = 'refuse'
  await page.locator('input[type=file]').setInputFiles(file)
  const tray = page.getByRole('region', { name: /upload/i })
  await tray.getByText('First film').waitFor()
  await eventually(async () => proxy.refused >= 2, 30_000)
  await tray
    .getByText(/file store does not take files just now/)
    .first()
    .waitFor()
  await shot(page, 's3-away')
  const { items: unfinished } = await (await page.request.get(`${program.origin}/api/uploads`)).json()
  assert.equal(unfinished[0].parts.length, 2)

  program.kill(['supervisor', 'api', 'worker', 'clickhouse', 'postgres'])
  await eventually(async () => !(await program.ready()), 5000)
  await program.start()
  proxy.mode = 'well'
  await tray.getByText('Ready to watch', { exact: true }).waitFor({ timeout: 90_000 })
  const sent = proxy.passed.filter((each) => each.startsWith('PUT ')).length
  assert.equal(sent, unfinished[0].partCount, 'no part was sent twice')

  const { items } = await (await page.request.get(`${program.origin}/api/creator/videos`)).json()
  assert.equal(items[0].source.sizeBytes, statSync(file).size)
  const path = `/api/creator/videos/${items[0].id}`
  await page.request.patch(`${program.origin}${path}`, {
    data: { visibility: 'public' },
    headers: { origin: program.origin },
  })
  const visitor = await openPage(browser)
  await visitor.page.goto(`${program.origin}/watch/${items[0].id}`)
  await visitor.page.locator('video').waitFor()
  await visitor.page.evaluate("Object.assign(document.querySelector('video'), { muted: true }).play()")
  await eventually(
    async () => Number(await visitor.page.evaluate("document.querySelector('video').currentTime")) > 3,
    30_000,
  )
  await shot(visitor.page, 's3-watching')
  assert.ok(
    proxy.passed.some((each) => /^GET .*\.m4s$/.test(each)),
    'segments come from the store',
  )
  assert.deepEqual([...troubles, ...visitor.troubles], [])
})
