import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { png } from '../server/src/features/content/articles/png-for-tests.ts'
import { clip } from '../server/test/clips.ts'
import { eventually, eventuallyEqual } from '../server/test/eventually.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, shot, untilLoaded } from './browser.ts'
import { CHROME, openClient } from './client.ts'
import { prepareProgram } from './program.ts'
import { uploadFile } from './upload-file.ts'

const program = await prepareProgram({ begun: true })
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

async function clean(page: Page, where: string) {
  assert.deepEqual(await seriousFindings(page), [], where)
}

test('articles and sounds', async (t: TestContext) => {
  t.after(() => program.remove())
  await program.start()
  const browser = await openBrowser(t)
  const { page, troubles } = await openPage(browser)
  const phone = await openPage(browser, PHONE)
  const looking = await openPage(browser, PHONE)
  // Has the article in sight while the others go on.
  const reader = await openPage(browser, { userAgent: CHROME(2) })
  await page.request.post(`${program.origin}/api/auth/sign-up/email`, {
    data: { name: 'Mara', email: 'mara@example.org', password: 'correct horse battery' },
    headers: { origin: program.origin },
  })
  let id = ''
  const text = page.getByLabel('Text, in Markdown')
  const article = async () => (await page.request.get(`${program.origin}/api/creator/articles/${id}`)).json()
  /** It may have been saved in the middle of a word before. */
  const saved = (markdown: RegExp) => eventually(async () => markdown.test((await article()).markdown))

  await t.test('an article is begun from the Create menu, written with keys, and saved by itself', async () => {
    await page.goto(`${program.origin}/studio`)
    await page.getByRole('banner').getByRole('button', { name: 'Create' }).click()
    await page.getByRole('menuitem', { name: 'Article' }).click()
    await text.waitFor()
    id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    await page.getByRole('textbox', { name: 'Title' }).fill('Straßenbahnlinienverlegung')
    await text.focus()
    await page.keyboard.type('# On lakes\n\nThey are ')
    await page.keyboard.press('Control+b')
    await page.keyboard.type('deep')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('.\n\n- one\ntwo\n\n<script>alert(1)</script>\n\n')
    await page.getByText('Draft saved').waitFor()
    await saved(/^# On lakes\n\nThey are \*\*deep\*\*\.\n\n- one\n- two\n.*alert/s)
    const preview = page.getByRole('region', { name: 'Preview' })
    await preview.getByRole('heading', { name: 'On lakes' }).waitFor()
    assert.equal(await preview.locator('script').count(), 0)
  })

  await t.test('a picture is put where it was dropped, and described', async () => {
    await page
      .getByLabel('Pictures for the text')
      .setInputFiles({ name: 'lake.png', mimeType: 'image/png', buffer: png(900, 500) })
    await page.getByRole('region', { name: 'Preview' }).locator('img').waitFor()
    await page.getByText('no description').waitFor()
    await text.evaluate((element) => {
      const field = element as unknown as { value: string; setSelectionRange: (from: number, until: number) => void } // no DOM types here
      const at = field.value.indexOf('![') + 2
      field.setSelectionRange(at, at)
    })
    await page.keyboard.type('A grey lake')
    await page.getByRole('region', { name: 'Preview' }).getByAltText('A grey lake').waitFor()
    await clean(page, 'the editor')
    await shot(page, 'article-editor')
    await page.emulateMedia({ colorScheme: 'dark' })
    await shot(page, 'article-editor-dark')
    await page.emulateMedia({ colorScheme: 'light' })
  })

  await t.test('published, it is read by a stranger on a phone; what is written after waits', async () => {
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await page.getByText('Text is up to date').waitFor()
    // Whoever looks this closely has it in sight for as long as the machine takes: that is not counted.
    await looking.page.route('**/api/events', (route) => route.fulfill({ status: 202, json: { accepted: 1 } }))
    await looking.page.goto(`${program.origin}/watch/${id}`)
    await looking.page.getByAltText('A grey lake').waitFor()
    assert.ok(
      await looking.page.evaluate('document.documentElement.scrollWidth <= innerWidth'),
      'no scrolling sideways',
    )
    await clean(looking.page, 'the article on a phone')
    await shot(looking.page, 'article-phone')
    const opened = phone.page.waitForResponse((answer) => answer.url().endsWith('/api/events'))
    await phone.page.goto(`${program.origin}/watch/${id}`)
    await phone.page.getByRole('heading', { name: 'On lakes' }).waitFor()
    await opened
    // What the home page shows of everybody's is some seconds old.
    await eventually(async () => {
      const { newest } = await (await phone.page.request.get(`${program.origin}/api/home`)).json()
      return newest.some((each: { id: string }) => each.id === id)
    })
    await phone.page.goto(program.origin)
    await phone.page.getByRole('link', { name: 'Straßenbahnlinienverlegung' }).waitFor()
    await reader.page.goto(`${program.origin}/watch/${id}`)
    await text.focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('Later words')
    await page.getByText('Unpublished changes').waitFor()
    await page.getByText('Draft saved').waitFor()
    await saved(/Later words$/)
    const read = await (await phone.page.request.get(`${program.origin}/api/vods/${id}`)).json()
    assert.doesNotMatch(read.article.html, /Later/)
    await page.getByRole('button', { name: 'Update' }).click()
    await eventually(async () => {
      const again = await (await phone.page.request.get(`${program.origin}/api/vods/${id}`)).json()
      return /Later/.test(again.article.html)
    })
  })

  await t.test('two who write at once: neither text is lost', async () => {
    const { markdown, revision } = await article()
    const address = `${program.origin}/api/creator/articles/${id}`
    // Theirs arrives while ours is on its way.
    let first = true
    await page.route(address, async (route) => {
      if (!first || route.request().method() !== 'PUT') return route.continue()
      first = false
      const answer = await page.request.put(address, {
        data: { markdown: `${markdown}\n\nTheirs` },
        headers: { origin: program.origin, 'if-match': `"${revision}"` },
      })
      assert.equal(answer.status(), 200, await answer.text())
      await route.continue()
    })
    await text.focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' and mine')
    await page.getByText('Somebody else wrote in this article meanwhile').waitFor()
    await page.unroute(address)
    await eventually(async () => /Theirs$/.test(await page.getByLabel('Their text').inputValue()))
    await clean(page, 'a conflict')
    await page.getByRole('button', { name: 'Keep my text' }).click()
    await page.getByText('Draft saved').waitFor()
    await saved(/and mine$/)
  })

  await t.test('what it was before is looked at and used again, and back', async () => {
    await page.getByRole('button', { name: 'Earlier versions' }).click()
    await page
      .getByRole('button', { name: /^just now.*Mara · /s })
      .first()
      .click()
    await page.getByRole('region', { name: 'Text of this version' }).getByText('Theirs').waitFor()
    assert.match(page.url(), /version=\d+$/)
    await clean(page, 'an earlier version')
    await shot(page, 'article-version')
    await page.getByRole('button', { name: 'Use this version' }).click()
    await saved(/Theirs$/)
    await eventually(async () => /Theirs$/.test(await text.inputValue()))
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
    await eventually(async () => /and mine$/.test(await text.inputValue()))
  })

  await t.test('the tabs of an article are those that mean something', async () => {
    const tabs = page.getByRole('navigation', { name: 'Article' }).getByRole('link')
    await eventuallyEqual(() => tabs.allInnerTexts(), ['Text', 'History'])
  })

  await t.test('a sound has a cover and a waveform to go along by keys', async () => {
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    const client = openClient(program.origin, { cookie, userAgent: CHROME(1) })
    const sound = await uploadFile(client, await clip('mp3'))
    const found = () =>
      page.request.get(`${program.origin}/api/creator/videos/${sound}`).then((answer) => answer.json())
    await eventually(async () => (await found()).playback?.waveformUrl)
    assert.equal((await found()).kind, 'audio')
    await page.goto(`${program.origin}/watch/${sound}`)
    const wave = page.getByRole('slider', { name: 'Waveform' })
    await untilLoaded(page)
    await wave.focus()
    await page.keyboard.press('End')
    await eventually(async () => Number(await wave.getAttribute('aria-valuenow')) >= 1)
    await page.keyboard.press('Home')
    await eventually(async () => Number(await wave.getAttribute('aria-valuenow')) === 0)
    await clean(page, 'a sound')
    await shot(page, 'sound')
  })

  await t.test('who had it in sight for ten seconds has read it; home and library say so', async () => {
    const found = async () => (await page.request.get(`${program.origin}/api/creator/videos/${id}`)).json()
    await eventually(async () => (await found()).viewCount === 1)
    const home = async () => (await page.request.get(`${program.origin}/api/creator/dashboard`)).json()
    await eventually(async () => (await home()).figures?.reads.value === 1)
    // On the phone it was left at once.
    await eventuallyEqual(async () => {
      const { figures } = await home()
      return [figures.openings.begun, figures.openings.notCounted.too_short, figures.views.value]
    }, [2, 1, 0])
    for (const [kind, scheme, width] of [
      ['light', 'light', 1440],
      ['dark', 'dark', 1440],
      ['phone', 'light', 390],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height: 900 })
      await page.goto(`${program.origin}/studio`)
      await page.getByText('read of articles').waitFor()
      await clean(page, `home ${kind}`)
      await shot(page, `reads-home-${kind}`)
      await page.goto(`${program.origin}/studio/content`)
      await page.getByText('Straßenbahnlinienverlegung').first().waitFor()
      await shot(page, `reads-library-${kind}`)
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(`${program.origin}/studio/content/${id}`)
    await page.getByRole('button', { name: 'Reads: how is this computed?' }).click()
    await page.getByText('How often it was open').waitFor()
    await shot(page, 'reads-article')
  })
  assert.deepEqual([...troubles, ...phone.troubles, ...looking.troubles, ...reader.troubles], [])
})
