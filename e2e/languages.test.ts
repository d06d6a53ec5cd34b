import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { clip } from '../server/test/clips.ts'
import { eventually } from '../server/test/eventually.ts'
import { readCatalogue } from '../web/build/messages/catalogue.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, shot } from './browser.ts'
import { CHROME, openClient, signedUp } from './client.ts'
import { prepareProgram } from './program.ts'
import { uploadFile } from './upload-file.ts'

const words = (language: string) => {
  const catalogue = readCatalogue(language)
  return (message: string) => catalogue.get(message)?.translation || assert.fail(`${language} has no “${message}”`)
}
const WRONG = 'That e-mail address and password do not belong together. Check both, or set a new password.'
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const READ = 'document.documentElement.lang + " " + document.documentElement.dir'

/** Nothing sticks out to the side, whichever side that is. */
const isContained = (page: Page) =>
  page.evaluate<boolean>('document.documentElement.scrollWidth <= document.documentElement.clientWidth')

test('the interface is in the reader’s language, from right to left where it is read so', async (t) => {
  const program = await prepareProgram({ begun: true })
  t.after(() => program.remove())
  await program.start()
  const person = { name: 'Mara', email: 'm@example.org', password: 'correct horse' }
  const cookie = await signedUp(program.origin, person)
  const owner = openClient(program.origin, { cookie, userAgent: CHROME(0) })
  const id = await uploadFile(owner, await clip('longer'))
  await eventually(async () => {
    const { json } = await owner.until('GET', `/api/creator/videos/${id}`)
    return (json as { status: string }).status === 'ready' // of a 200
  })
  await owner.until('PATCH', `/api/creator/videos/${id}`, { body: { visibility: 'public', title: 'Harbour at night' } })
  const browser = await openBrowser(t)
  const go = (page: Page, path: string) => page.goto(`${program.origin}${path}`)

  await t.test('an Arabic browser gets Arabic, from right to left, on a desk and on a phone', async () => {
    const ar = words('ar')
    for (const [name, options] of [
      ['desk', {}],
      ['phone', PHONE],
    ] as const) {
      const { page, troubles } = await openPage(browser, { locale: 'ar-EG', ...options })
      await go(page, '/')
      assert.equal(await page.evaluate(READ), 'ar rtl')
      await page.getByRole('link', { name: ar('Sign in'), exact: true }).waitFor()
      await page.getByText('Harbour at night').first().waitFor()
      assert.ok(await isContained(page))
      await shot(page, `language-ar-home-${name}`)
      assert.deepEqual(await seriousFindings(page), [])

      await go(page, `/watch/${id}`)
      await page.locator('video').waitFor()
      await page
        .getByRole('button', { name: ar('Share') })
        .first()
        .waitFor()
      await eventually(async () => Number(await page.evaluate("document.querySelector('video').readyState")) >= 2)
      assert.ok(await isContained(page))
      // Time goes from left to right everywhere.
      const direction = "getComputedStyle(document.querySelector('media-time-range')).direction"
      assert.equal(await page.evaluate(direction), 'ltr')
      await shot(page, `language-ar-watch-${name}`)
      assert.deepEqual(await seriousFindings(page), [])
      assert.deepEqual(troubles, [])
      await page.context().close()
    }
  })

  await t.test('a guest chooses another one, and it stays', async () => {
    const { page } = await openPage(browser)
    await go(page, '/')
    assert.equal(await page.evaluate(READ), 'en ltr')
    await page.getByLabel('Language').selectOption('ja')
    await page.getByRole('link', { name: words('ja')('Sign in'), exact: true }).waitFor()
    await go(page, `/channel/mara`)
    assert.equal(await page.evaluate(READ), 'ja ltr')
    await shot(page, 'language-ja-channel')
    await page.context().close()
  })

  await t.test('who is signed in has it on every device, in the studio, and in what the server says', async () => {
    const de = words('de')
    const { page, troubles } = await openPage(browser)
    await go(page, '/sign-in')
    await page.getByLabel('E-mail address').fill(person.email)
    await page.getByLabel('Password', { exact: true }).fill(person.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL(/\/studio/)
    await go(page, '/studio/settings')
    await page.getByLabel('Language', { exact: true }).selectOption('de')
    await page.getByRole('heading', { name: de('Language, time and numbers') }).waitFor()
    await shot(page, 'language-de-settings')

    const other = await openPage(browser, { locale: 'fr-FR' })
    await go(other.page, '/sign-in')
    const fr = words('fr')
    await other.page.getByLabel(fr('E-mail address')).fill(person.email)
    await other.page.getByLabel(fr('Password'), { exact: true }).fill('wrong and wrong')
    await other.page.getByRole('button', { name: fr('Sign in'), exact: true }).click()
    await other.page.getByText(fr(WRONG)).waitFor()
    await other.page.getByLabel(fr('Password'), { exact: true }).fill(person.password)
    await other.page.getByRole('button', { name: fr('Sign in'), exact: true }).click()
    await other.page.waitForURL(/\/studio/)
    await go(other.page, '/studio/content')
    assert.equal(await other.page.evaluate(READ), 'de ltr')
    await other.page.getByRole('heading', { name: de('Content'), exact: true }).waitFor()
    await other.page.getByText('Harbour at night').first().waitFor()
    await shot(other.page, 'language-de-content')
    assert.deepEqual(await seriousFindings(other.page), [])
    const told = await other.page.request.get(`${program.origin}/api/vods/00000000-0000-4000-8000-000000000000`)
    const { code, title } = await told.json()
    assert.deepEqual([code, title], ['content.video_not_found', de('No such video')])
    assert.deepEqual([...troubles, ...other.troubles], [])
  })
})
