import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { eventually, eventuallyEqual } from '../server/test/eventually.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, play, shot, untilStill } from './browser.ts'
import { CHROME, openClient, signedUp } from './client.ts'
import { prepareProgram } from './program.ts'
import { uploadFile } from './upload-file.ts'

type Item = { id: string; kind: string; atMs: number; prompt?: string; title?: string }

test('a video is made interactive by keyboard, answered on a phone, and its answers are counted', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'studio-interactive-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const program = await prepareProgram({ begun: true })
  t.after(() => program.remove())
  const film = join(folder, 'Lesson.mp4')
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
  const items = async () => ((await owner.until('GET', `${own}/interactions`)).json as { items: Item[] }).items
  const results = async () =>
    ((await owner.until('GET', `${own}/interactions/results`)).json as { items: Record<string, unknown>[] }).items

  const browser = await openBrowser(t)
  const { page, troubles } = await openPage(browser, { reducedMotion: 'reduce' })
  const cookies = cookie.split('; ').map((each) => each.split(/=(.*)/s))
  await page.context().addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url: program.origin })))
  await page.goto(`${program.origin}/studio/content/${videoId}/interactive`)
  await page.getByText('This video asks nothing yet').waitFor()
  await page.getByRole('link', { name: 'Interactive' }).waitFor()
  await shot(page, 'interactive-none')

  // A question, with no pointer.
  await page.getByRole('button', { name: 'A quiz question' }).focus()
  await page.keyboard.press('Enter')
  const text = page.getByRole('textbox', { name: 'Question', exact: true })
  await text.fill('Which colour is <b>missing</b>?')
  const moment = page.getByRole('textbox', { name: 'Moment', exact: true })
  await moment.fill('0:02')
  await moment.press('Enter')
  await page.getByLabel('It has to be answered to go on').press('Space')
  const mark = page.getByRole('button', { name: /^Question at 0:02.000/ })
  await mark.press('ArrowRight')
  await page.getByRole('button', { name: /^Question at 0:02.100/ }).waitFor()
  await page.getByRole('button', { name: 'Undo (Ctrl Z)' }).press('Enter')
  await mark.waitFor()
  await page.getByRole('button', { name: 'Add a card' }).press('Enter')
  await page.getByText('Not saved yet: something is missing').waitFor()
  // What is half written is there again on the way back.
  await page.getByRole('link', { name: 'History' }).click()
  await page.getByRole('link', { name: 'Interactive' }).click()
  await page.getByRole('list', { name: 'Interactions' }).getByRole('button').first().press('Enter')
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('More of this')
  await page.getByRole('combobox', { name: 'Leads to' }).selectOption('address')
  await page.getByRole('textbox', { name: 'Address it leads to' }).fill('https://example.org/more')
  await page.getByRole('button', { name: 'Add a choice' }).press('Enter')
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('Where to now?')
  await page.getByRole('textbox', { name: 'Moment', exact: true }).fill('0:05')
  await page.getByRole('textbox', { name: 'Option 1', exact: true }).fill('To the end')
  await page.getByRole('textbox', { name: 'Moment that option 1 leads to' }).fill('0:15')
  await page.getByRole('textbox', { name: 'Option 2', exact: true }).fill('Once more')
  await page.getByRole('textbox', { name: 'Moment that option 2 leads to' }).fill('0:00')
  await page.keyboard.press('Tab')
  await page
    .getByRole('status')
    .filter({ hasText: /^Saved/ })
    .waitFor()
  const kept = async () => (await items()).map(({ kind, atMs }) => [kind, atMs])
  await eventuallyEqual(kept, [
    ['card', 0],
    ['question', 2000],
    ['choice', 5000],
  ])
  // Tried out where it is made: answered, and kept nowhere.
  await page.getByRole('list', { name: 'Interactions' }).getByRole('button').nth(1).press('Enter')
  await page.getByRole('button', { name: 'Try it' }).press('Enter')
  await page.locator('.player-question').getByText('Which colour is <b>missing</b>?').waitFor()
  await shot(page, 'interactive-try')
  await page.keyboard.press('1')
  await page.locator('.player-outcome').getByText('That is right.').waitFor()
  await page.keyboard.press('Enter')
  assert.deepEqual(await seriousFindings(page), [])
  assert.equal(
    (await results()).every((each) => each.shown === 0),
    true,
  )

  // A viewer on a phone.
  const phone = await openPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const watch = phone.page
  await watch.goto(`${program.origin}/watch/${videoId}`)
  const inPlayer = <T>(code: string) => watch.evaluate<T>(`document.querySelector('video').${code}`)
  await watch.locator('.player-marks > span').first().waitFor({ state: 'attached' })
  await inPlayer('play()')
  await watch.getByRole('region', { name: 'Card: More of this' }).waitFor()
  await watch.locator('.player-question').waitFor()
  await eventually(() => inPlayer<boolean>('paused'))
  await shot(watch, 'interactive-phone')
  assert.deepEqual(await seriousFindings(watch), [])
  // It has to be answered: leaping over it leads back to it.
  await inPlayer('currentTime = 12')
  await eventually(async () => Math.abs((await inPlayer<number>('currentTime')) - 2) < 0.3)
  await watch.keyboard.press('Escape')
  await watch.getByRole('button', { name: 'One that sounds right' }).tap()
  await watch.locator('.player-outcome').getByText('That is not right.').waitFor()
  await shot(watch, 'interactive-phone-answered')
  await watch.getByRole('button', { name: 'Continue' }).tap()
  await watch.locator('.player-question').getByText('Where to now?').waitFor()
  await untilStill(watch) // what is drawn listens
  await watch.keyboard.press('1')
  await eventually(async () => (await inPlayer<number>('currentTime')) >= 14.9)
  // Seen again, the earlier answer stands there, and nothing waits.
  await watch.reload()
  await watch.locator('.player-marks > span').first().waitFor({ state: 'attached' })
  await inPlayer('play()')
  await watch.getByText('answered before').waitFor()
  assert.equal(await inPlayer<boolean>('paused'), false)
  // The neighbour at the same address is asked too, and not shown what was answered there.
  const { page: neighbour } = await openPage(browser)
  await neighbour.goto(`${program.origin}/watch/${videoId}`)
  await neighbour.locator('.player-marks > span').first().waitFor({ state: 'attached' })
  await play(neighbour)
  await neighbour.getByRole('button', { name: 'One that sounds right' }).waitFor()
  assert.equal(await neighbour.getByText('answered before').count(), 0)
  await neighbour.getByRole('button', { name: 'The right answer' }).click()
  await neighbour.locator('.player-outcome').getByText('That is right.').waitFor()
  assert.equal(await neighbour.getByText(', not right').count(), 0)
  await neighbour.close()

  await eventually(async () => {
    const all = await results()
    return all[1]?.answered === 1 && all[2]?.answered === 1 && all[0]?.shown === 1
  })
  await page.reload()
  await page.getByRole('list', { name: 'Interactions' }).getByRole('button').nth(1).press('Enter')
  await page.getByText('1 of 1 viewer answered').waitFor()
  await shot(page, 'interactive-results')
  assert.deepEqual(await seriousFindings(page), [])
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.reload()
  await page.getByRole('list', { name: 'Interactions' }).getByRole('button').nth(2).click()
  await page.getByText('1 of 1 viewer answered').waitFor()
  await shot(page, 'interactive-results-dark')
  await page.setViewportSize({ width: 390, height: 844 })
  await shot(page, 'interactive-studio-phone')
  assert.deepEqual([...troubles, ...phone.troubles], [])
})
