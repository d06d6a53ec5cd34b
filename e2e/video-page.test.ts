import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { clip } from '../server/test/clips.ts'
import { eventually, eventuallyEqual } from '../server/test/eventually.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, shot } from './browser.ts'
import { CHROME, openClient } from './client.ts'
import { prepareProgram } from './program.ts'
import { uploadFile } from './upload-file.ts'

const program = await prepareProgram({ begun: true })
const folder = mkdtempSync(join(tmpdir(), 'studio-video-page-'))

async function signUp(page: Page, name: string) {
  const answer = await page.request.post(`${program.origin}/api/auth/sign-up/email`, {
    data: { name, email: `${name.toLowerCase()}@example.org`, password: 'correct horse battery' },
    headers: { origin: program.origin },
  })
  assert.equal(answer.status(), 200, await answer.text())
}

async function clean(page: Page, where: string) {
  assert.deepEqual(await seriousFindings(page), [], where)
}

/** A picture as somebody would choose it. */
function picture(name: string, size: string) {
  const path = join(folder, name)
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc2=s=${size}`, '-frames:v', '1', path])
  return { name, mimeType: 'image/png', buffer: readFileSync(path) }
}

test('the page of one video', async (t: TestContext) => {
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  t.after(() => program.remove())
  await program.start()
  const browser = await openBrowser(t)
  const [{ page, troubles }, second] = [await openPage(browser), await openPage(browser)]
  await signUp(page, 'Mara')
  await signUp(second.page, 'Nils')
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const id = await uploadFile(openClient(program.origin, { cookie, userAgent: CHROME(1) }), await clip('h264Aac'))
  await program.query(
    `insert into accounts.channel_members (channel_id, user_id, role)
     select (select id from accounts.channels), id, 'editor' from auth."user" where name = 'Nils'`,
  )
  const address = `${program.origin}/studio/content/${id}`
  const video = async () => (await page.request.get(`${program.origin}/api/creator/videos/${id}`)).json()
  const saved = (on = page) => on.getByText(/^Saved \d/).waitFor()
  const title = page.getByLabel('Title')
  /** What the server has, in the end. */
  const becomes = (wanted: Record<string, unknown>) =>
    eventually(async () => {
      const found = await video()
      return Object.entries(wanted).every(([name, value]) => JSON.stringify(found[name]) === JSON.stringify(value))
    })

  await t.test('what is written is saved by itself, and a saved change is taken back', async () => {
    await page.goto(address)
    await title.fill('Über die Straßenbahnlinienverlegung')
    await saved()
    await page.getByLabel('Category').selectOption({ label: 'Travel and places' })
    await page.getByRole('textbox', { name: 'Tags' }).fill('sea, beach,')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Backspace')
    await page.getByRole('button', { name: 'Remove sea' }).waitFor()
    await becomes({ title: 'Über die Straßenbahnlinienverlegung', category: 'travel', tags: ['sea'] })
    await page.getByLabel('Level').selectOption('advanced')
    await becomes({ level: 'advanced' })
    await saved()
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('Control+z')
    await becomes({ level: null })
    await eventuallyEqual(() => page.getByLabel('Level').inputValue(), '')
    await clean(page, 'details')
  })

  await t.test('without a connection it is kept, over a reload too, and saved when there is one', async () => {
    await page
      .context()
      .route('**/api/creator/videos/*', (route) =>
        route.request().method() === 'PATCH' ? route.abort() : route.continue(),
      )
    await page.getByLabel('Description').fill('Kept while offline https://example.org')
    await page.getByText(/Not saved: no connection/).waitFor()
    page.once('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await page.getByText('Kept while offline https://example.org').waitFor()
    await page.context().unroute('**/api/creator/videos/*')
    await becomes({ description: 'Kept while offline https://example.org' })
  })

  await t.test('the second person sees the change, and nobody’s words are written over', async () => {
    await second.page.goto(address)
    await second.page.getByLabel('Title').fill('Of Nils')
    await saved(second.page)
    await page.getByText(/Nils changed the title/).waitFor()
    await eventuallyEqual(() => title.inputValue(), 'Of Nils')

    // Both write at once: the news of the first is held back from the second.
    await page
      .context()
      .route('**/api/creator/videos/*', (route) =>
        route.request().method() === 'PATCH' ? route.abort() : route.continue(),
      )
    await title.fill('Of Mara')
    await page.getByText(/Not saved: no connection/).waitFor()
    await second.page.getByLabel('Title').fill('Of Nils again')
    await becomes({ title: 'Of Nils again' })
    await page.context().unroute('**/api/creator/videos/*')
    const both = page.getByRole('alert', { name: 'Changed by two people' })
    await both.waitFor()
    await both.getByText('Of Nils again').waitFor()
    await clean(page, 'conflict')
    await shot(page, 'video-conflict')
    await page.getByRole('button', { name: /^Keep yours/ }).click()
    await becomes({ title: 'Of Mara' })
  })

  await t.test('a picture of one’s own becomes the thumbnail', async () => {
    const before = (await video()).thumbnail?.url
    await page.getByRole('button', { name: 'Upload a picture' }).click()
    await page.getByLabel('Picture', { exact: true }).setInputFiles(picture('mine.png', '640x640'))
    await page.getByText('Whole, with bars').waitFor()
    await clean(page, 'thumbnail')
    await page.getByRole('button', { name: 'Use this picture' }).click()
    await page.getByRole('button', { name: /Chosen: Uploaded/ }).waitFor()
    await eventually(async () => (await video()).thumbnail.url !== before)
    await page.getByRole('button', { name: 'Automatic' }).click()
    await page.getByRole('button', { name: /Chosen: Automatic/ }).waitFor()
  })

  await t.test('it is scheduled in the zone of whoever looks', async () => {
    await page.getByLabel(/^Scheduled/).check()
    await page.getByRole('textbox', { name: 'Day' }).fill('2027-07-01')
    await page.getByRole('textbox', { name: 'Time' }).fill('09:00')
    await page.getByText(/your zone Europe\/Berlin/).waitFor()
    await page.getByRole('button', { name: 'Schedule', exact: true }).click()
    await page.getByRole('button', { name: 'Change the time' }).waitFor()
    await becomes({ visibility: 'scheduled', publishAt: '2027-07-01T07:00:00.000Z' })
  })

  await t.test('the history shows what was changed, and takes it back', async () => {
    await page.getByRole('link', { name: 'History' }).click()
    await page.getByText('Straßenbahnlinienverlegung').first().waitFor()
    await clean(page, 'history')
    await page
      .getByRole('button', { name: /^Revert.*visibility/ })
      .first()
      .click()
    await page.getByText('Taken back').waitFor()
    await becomes({ visibility: 'private' })
  })

  await t.test('on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    for (const place of [address, `${address}/history`, `${program.origin}/studio/settings/upload-defaults`]) {
      await page.goto(place)
      await page.getByRole('heading', { level: 1 }).waitFor()
      const wider = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      assert.ok(wider <= 0, `${place} is ${wider} pixels too wide`)
      await clean(page, place)
    }
  })
  assert.deepEqual(troubles, [])
})
