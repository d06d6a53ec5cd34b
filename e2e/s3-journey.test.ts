import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { clip } from '../server/test/clips.ts'
import { eventually } from '../server/test/eventually.ts'
import { startFaultyProxy } from '../server/test/s3/faulty-proxy.ts'
import { noSwift, startSwift } from '../server/test/s3/swift.ts'
import { openBrowser, openPage, play, shot } from './browser.ts'
import { prepareProgram } from './program.ts'

type Version = { id: string; kind: string; current: boolean; sha256: string | null; durationMs: number }

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** 8 s of noise, about 30 MB: several parts of 8 MiB. */
function noisyFile(folder: string): string {
  const path = join(folder, 'First film.mp4')
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=1280x720:r=30:d=8', '-vf', 'noise=alls=40:allf=t']
  const encoder = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '60', '-b:v', '30M', '-pix_fmt', 'yuv420p']
  execFileSync('ffmpeg', ['-v', 'error', ...picture, ...encoder, path])
  return path
}

test('with files in S3 the browser sends parts to the bucket, goes on after faults, plays from it, and gets its files back', {
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
  await eventually(async () => proxy.refused >= 2)
  await tray
    .getByText(/file store does not take files just now/)
    .first()
    .waitFor()
  await shot(page, 's3-away')
  // What was refused is said while the two are still on their way.
  const unfinished = await eventually(async () => {
    const { items } = await (await page.request.get(`${program.origin}/api/uploads`)).json()
    return items[0].parts.length === 2 && items[0]
  })

  program.kill(['supervisor', 'api', 'worker', 'clickhouse', 'postgres'])
  await eventually(async () => !(await program.ready()))
  await program.start()
  proxy.mode = 'well'
  await tray.getByText('Ready to watch', { exact: true }).waitFor()
  const sent = proxy.passed.filter((each) => each.startsWith('PUT ')).length
  assert.equal(sent, unfinished.partCount, 'no part was sent twice')

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
  await play(visitor.page)
  await eventually(async () => Number(await visitor.page.evaluate("document.querySelector('video').currentTime")) > 3)
  await shot(visitor.page, 's3-watching')
  assert.ok(
    proxy.passed.some((each) => /^GET .*\.m4s$/.test(each)),
    'segments come from the store',
  )
  await visitor.page.close()

  // Another file in its place, a cut of that, and all of them back as they were given.
  const versions = async (): Promise<Version[]> =>
    (await (await page.request.get(`${program.origin}${path}/versions`)).json()).items
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('framenavigated', (frame) => said.push(`at ${frame.url()}`))
  const plays = (kind: string) =>
    eventually(async () => (await versions()).find((each) => each.kind === kind && each.current && each.sha256)).catch(
      async (error: unknown) => {
        await shot(page, `s3-no-${kind}`)
        throw new Error(`no ${kind}: ${JSON.stringify(await versions())} ${said.join(', ')}`, {
          cause: error,
        })
      },
    )
  const second = join(folder, 'Zweite Fassung für Jörg.mp4')
  copyFileSync(await clip('h264Aac'), second)
  await page.goto(`${program.origin}/studio/content/${items[0].id}/edit`)
  page.on(
    'request',
    (request) => /\/api\/uploads/.test(request.url()) && said.push(`${request.method()} ${request.url()}`),
  )
  // What takes the file is there.
  await page.getByLabel('Choose files to upload').waitFor({ state: 'attached' })
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Replace file' }).click()
  const putBefore = proxy.passed.filter((each) => each.startsWith('PUT ')).length
  await (await choosing).setFiles(second)
  const replaced = await plays('replacement')
  assert.equal(proxy.passed.filter((each) => each.startsWith('PUT ')).length, putBefore + 1, 'sent to the bucket')
  assert.equal(replaced.sha256, sha256(readFileSync(second)))

  const headers = { origin: program.origin }
  const keep = [{ startMs: 200, endMs: 1500 }]
  assert.equal((await page.request.put(`${program.origin}${path}/edit`, { data: { keep }, headers })).status(), 200)
  assert.equal((await page.request.post(`${program.origin}${path}/edit/render`, { headers })).status(), 202)
  const cut = await plays('cut')
  assert.ok(Math.abs(cut.durationMs - 1300) < 100, `${cut.durationMs}`)

  const row = page.getByRole('listitem').filter({ hasText: 'Zweite Fassung für Jörg.mp4' })
  const downloading = page.waitForEvent('download')
  await row.getByRole('link', { name: 'Original' }).click()
  const download = await downloading
  assert.equal(download.suggestedFilename(), 'Zweite Fassung für Jörg.mp4')
  assert.equal(sha256(readFileSync(await download.path())), replaced.sha256)
  assert.ok(download.url().startsWith(proxy.endpoint), 'its bytes come from the store')
  for (const version of await versions()) {
    const answer = await page.request.get(`${program.origin}${path}/versions/${version.id}/original`)
    assert.equal(sha256(await answer.body()), version.sha256, version.kind)
    assert.match(answer.headers()['content-disposition'] ?? '', /^attachment; filename="/)
    if (version.kind === 'upload') assert.equal(version.sha256, sha256(readFileSync(file)))
  }
  const archive = await page.request.get(`${program.origin}/api/creator/videos/originals.zip?ids=${items[0].id}`)
  writeFileSync(join(folder, 'originals.zip'), await archive.body())
  const script =
    'import sys,zipfile,hashlib; z=zipfile.ZipFile(sys.argv[1]); print([hashlib.sha256(z.read(n)).hexdigest() for n in z.namelist()])'
  const inside = execFileSync('python3', ['-c', script, join(folder, 'originals.zip')]).toString()
  assert.equal(inside.trim(), `['${cut.sha256}']`, 'the file of what plays now')
  assert.deepEqual([...troubles, ...visitor.troubles], [])
})
