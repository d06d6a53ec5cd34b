import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { eventually } from '../server/test/eventually.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, shot, untilStill } from './browser.ts'
import { CHROME, openClient, signedUp } from './client.ts'
import { prepareProgram } from './program.ts'
import { uploadFile } from './upload-file.ts'

test('captions are uploaded, corrected by keyboard and shown, chapters named and marked', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'studio-captions-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const program = await prepareProgram({ begun: true })
  t.after(() => program.remove())
  const film = join(folder, 'Talk.mp4')
  const input = ['-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=12:d=20', '-f', 'lavfi', '-i', 'sine=330:d=20']
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '24', '-pix_fmt', 'yuv420p', '-c:a', 'aac']
  execFileSync('ffmpeg', ['-v', 'error', ...input, ...codecs, '-shortest', film])
  await program.start()
  const cookie = await signedUp(program.origin, { name: 'Mara', email: 'mara@example.org', password: 'correct horse' })
  const owner = openClient(program.origin, { cookie, userAgent: CHROME(0) })
  const videoId = await uploadFile(owner, film)
  const own = `/api/creator/videos/${videoId}`
  type Seen = { playback: object | null; durationMs: number | null }
  await eventually(async () => {
    const seen = (await owner.until('GET', own)).json as Seen // of a 200
    return seen.playback && seen.durationMs
  })
  await owner.until('PATCH', own, { body: { visibility: 'public' } })

  const { page, troubles } = await openPage(await openBrowser(t))
  const cookies = cookie.split('; ').map((each) => each.split(/=(.*)/s))
  await page.context().addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url: program.origin })))
  await page.goto(`${program.origin}/studio/content/${videoId}/captions`)
  await page.getByText('No captions yet').waitFor()
  const broken = join(folder, 'broken.srt')
  writeFileSync(broken, '1\n00:00:01,000 --> 00:00:04,000\nHello wurld\n\n2\n00:xx --> 00:05\nNever\n')
  await page.getByLabel('Caption file').setInputFiles(broken)
  await page.getByText('Line 6:').waitFor()
  await page.getByRole('button', { name: 'Save the other 1' }).click()

  const line = page.getByRole('textbox', { name: 'Line 1', exact: true })
  await line.fill('Hello world')
  await line.press('Control+Enter')
  const second = page.getByRole('textbox', { name: 'Line 2', exact: true })
  await second.fill('Second <b>line</b>')
  await second.press('Alt+ArrowUp')
  await eventually(() => line.evaluate((field) => field.matches(':focus')))
  const start = page.getByRole('textbox', { name: 'Start of line 1' })
  await start.press('ArrowUp')
  await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor()
  await eventually(async () => {
    const { cues } = (await owner.until('GET', `${own}/captions/en`)).json as { cues: unknown }
    return (
      JSON.stringify(cues) ===
      JSON.stringify([
        { startMs: 1100, endMs: 4000, text: 'Hello world' },
        { startMs: 4000, endMs: 6000, text: 'Second <b>line</b>' },
      ])
    )
  })
  await page.keyboard.press('Control+z')
  await eventually(async () => {
    const { cues } = (await owner.until('GET', `${own}/captions/en`)).json as { cues: { startMs: number }[] }
    return cues[0]?.startMs === 1000
  })
  await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor()
  assert.deepEqual(await seriousFindings(page), [])
  await shot(page, 'captions')

  await page.getByRole('button', { name: 'Earlier versions' }).click()
  await page.getByRole('button', { name: /Mara · Uploaded · 1 line/ }).click()
  const before = page.getByRole('group', { name: 'Lines of this version' })
  await before.getByText('Hello wurld').waitFor()
  assert.match(page.url(), /language=en&version=1$/)
  await page.reload()
  await before.getByText('Hello wurld').waitFor()
  assert.deepEqual(await seriousFindings(page), [])
  await shot(page, 'captions-version')
  await page.getByRole('button', { name: 'Use this version' }).click()
  const words = (text: string) => eventually(async () => (await line.inputValue()) === text)
  await words('Hello wurld')
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await words('Hello world')

  await page.goto(`${program.origin}/studio/content/${videoId}/chapters`)
  const name = (number: number) => page.getByRole('textbox', { name: `Name of chapter ${number}` })
  for (const [index, at] of ['0', '0:10'].entries()) {
    await page.getByRole('button', { name: 'Add at the playhead' }).click()
    await page.keyboard.type(`Part ${at}`) // the focus is there already
    const field = page.getByRole('textbox', { name: `Start of chapter ${index + 1}` })
    await field.fill(at)
    await field.press('Enter')
  }
  type Kept = { items: { startMs: number; title: string }[] }
  const stored = (...titles: string[]) =>
    eventually(async () => {
      const { items } = (await owner.until('GET', `${own}/chapters`)).json as Kept // of a 200
      return items.map(({ title }) => title).join() === titles.join()
    })
  await stored('Part 0', 'Part 0:10')
  await page
    .getByRole('status')
    .filter({ hasText: /^Saved/ })
    .waitFor()
  await name(2).fill('')
  await page.getByText('It needs a name.').waitFor()
  await name(2).press('Control+z')
  await name(1).fill('Intro')
  await stored('Intro', 'Part 0:10')
  await name(1).press('Control+z')
  await stored('Part 0', 'Part 0:10')
  await name(1).press('Control+Shift+z')
  await stored('Intro', 'Part 0:10')
  // Two at once: nothing is written over before both were seen.
  await page.context().setOffline(true)
  await name(1).fill('Beginning')
  await page.getByText('no connection').waitFor()
  await owner.until('PUT', `${own}/chapters`, { body: { chapters: [{ startMs: 0, title: 'Of somebody else' }] } })
  await page.context().setOffline(false)
  await page.getByText('Of somebody else').waitFor()
  assert.deepEqual(await seriousFindings(page), [])
  await shot(page, 'chapters-conflict')
  await page.getByRole('button', { name: 'Keep yours' }).click()
  await stored('Beginning', 'Part 0:10')
  await page.getByText('These were written here').waitFor()
  assert.deepEqual(await seriousFindings(page), [])
  await shot(page, 'chapters')

  await page.goto(`${program.origin}/studio/settings/upload-defaults`)
  await page.getByRole('checkbox', { name: /Make captions of new uploads/, disabled: true }).waitFor()
  await page.getByText('The operator can set TRANSCRIPTION_URL.').waitFor()
  await shot(page, 'caption-defaults')

  await page.setViewportSize({ width: 390, height: 844 })
  for (const [tab, there] of [
    ['captions', 'Line 1'],
    ['captions?language=en&version=1', 'Lines of this version'],
    ['chapters', 'Name of chapter 1'],
  ] as const) {
    await page.goto(`${program.origin}/studio/content/${videoId}/${tab}`)
    await page.getByLabel(there, { exact: true }).waitFor()
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${tab} is wider than a phone`)
    assert.deepEqual(await seriousFindings(page), [])
    await page.getByLabel(there, { exact: true }).scrollIntoViewIfNeeded()
    await shot(page, `phone-${tab.replace(/\W+/g, '-')}`)
  }
  await page.setViewportSize({ width: 1440, height: 900 })

  await page.goto(`${program.origin}/watch/${videoId}`)
  await page.locator('.player-chapters > span').waitFor({ state: 'attached' })
  await page.locator('media-captions-button[mediasubtitleslist]').waitFor({ state: 'attached' })
  await untilStill(page) // there are some to switch on, and who remembers the choice listens
  await page.keyboard.press('c')
  const chapters = page.getByRole('region', { name: 'Chapters' })
  await chapters.getByRole('button', { name: 'Part 0:10' }).click()
  const at = () => page.evaluate<number>("document.querySelector('video').currentTime")
  await eventually(async () => (await at()) >= 10).catch(async (error: unknown) => {
    await shot(page, 'chapters-not-gone-to')
    throw new Error(`at ${await at()}`, { cause: error })
  })
  await chapters.locator('[aria-current]').filter({ hasText: 'Part 0:10' }).waitFor()
  assert.deepEqual(await seriousFindings(page), [])
  await shot(page, 'chapters-watched')
  const showing = `[...document.querySelector('video').textTracks].find(({ mode }) => mode === 'showing')?.cues?.length`
  await eventually(async () => (await page.evaluate(showing)) === 2)
  await page.reload()
  await eventually(async () => (await page.evaluate(showing)) === 2) // what was chosen is remembered
  assert.deepEqual(troubles, [])
})
