import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test, { type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { eventually } from '../server/test/eventually.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, untilMenuListens, untilStill } from './browser.ts'
import { prepareProgram } from './program.ts'

const program = await prepareProgram({ begun: true })
const VIDEOS = 10_000

/** A channel with more than anybody uploads in a test; every tenth video failed, every second one is public. */
async function fillChannel(): Promise<void> {
  const [channel] = await program.query<{ channel_id: string; user_id: string }>(
    'select channel_id, user_id from accounts.channel_members',
  )
  assert.ok(channel)
  await program.query(
    `insert into content.videos (id, channel_id, title, description, status, visibility, tags, duration_ms, created_by,
       created_at, published_at)
     select gen_random_uuid(), $1, 'Film ' || lpad(i::text, 5, '0'), 'About film ' || i,
       case when i % 10 = 0 then 'failed' else 'ready' end, case when i % 2 = 0 then 'public' else 'private' end,
       array['sea'], 60000 + i, $2, now() - i * interval '1 minute', case when i % 2 = 0 then now() end
     from generate_series(1, $3::int) i`,
    [channel.channel_id, channel.user_id, VIDEOS],
  )
  await program.query(
    `insert into content.video_stats (video_id, views) select id, right(title, 5)::int from content.videos
     where title like 'Film %'`,
  )
  await program.query('select content.sort_again(array_agg(id)) from content.videos')
}

const titleOf = (page: Page, row: number) =>
  page.locator(`[data-cell="${row}:1"] a span.block.truncate`).first().textContent()
/** Goes on by Tab alone until what has the focus is what is meant. */
async function tabTo(page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  for (let n = 0; n < 80; n++) {
    await page.keyboard.press(key)
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return
  }
  assert.fail(`Tab does not come to ${selector}`)
}
const focused = (page: Page) => page.evaluate('document.activeElement?.dataset.cell ?? document.activeElement?.id')

test('a library of ten thousand videos', async (t: TestContext) => {
  t.after(() => program.remove())
  await program.start()
  const browser = await openBrowser(t)
  const { page, troubles } = await openPage(browser)
  await page.goto(`${program.origin}/sign-up`)
  await page.getByLabel('Name').fill('Mara')
  await page.getByLabel('E-mail address').fill('mara@example.org')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: /^Create/ }).click()
  await page.waitForURL(/\/studio\/welcome/)
  await page.getByLabel('Handle').waitFor()

  await t.test('a channel without videos says what comes here', async () => {
    await page.goto(`${program.origin}/studio/content`)
    await page.getByText('Your videos will stand here').waitFor()
  })

  await fillChannel()
  // Counts are kept for a few seconds, and nothing told of what came by SQL.
  await eventually(async () => {
    const answer = await page.request.get(`${program.origin}/api/creator/videos?limit=1`)
    return (await answer.json()).total === 10_000
  })
  const grid = page.getByRole('grid', { name: 'Videos' })

  await t.test('filters and order are the address, and Back goes one back', async () => {
    await page.goto(`${program.origin}/studio/content?status=failed&visibility=public`)
    await page.getByText('1,000 videos found').waitFor()
    await eventually(async () => (await titleOf(page, 0)) === 'Film 00010')
    await grid.getByRole('button', { name: 'Views' }).click()
    await page.waitForURL(/sort=views/)
    await eventually(async () => (await titleOf(page, 0)) === 'Film 10000')
    await grid.locator('[role=columnheader][aria-sort=descending]').filter({ hasText: 'Views' }).waitFor()
    await page.goBack()
    await eventually(async () => (await titleOf(page, 0)) === 'Film 00010')
    await page.getByLabel('Search your videos').fill('no such words')
    await page.getByText('Nothing found for “no such words”').waitFor()
    await page.getByRole('button', { name: 'Clear filters' }).first().click()
    await page.getByText('10,000 videos', { exact: true }).waitFor()
    await eventually(async () => (await titleOf(page, 0)) === 'Film 00001')
  })

  await t.test('by keyboard alone: go, select, change, take back', async () => {
    await page.locator('[data-cell="0:1"]').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    assert.equal(await focused(page), '2:1')
    await page.keyboard.press('x')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByText('3 selected').waitFor()
    assert.equal(await focused(page), '4:1')
    const chosen = page.getByRole('region', { name: 'Selected videos' })
    const visibility = chosen.getByRole('button', { name: 'Visibility' })
    await visibility.focus()
    await page.keyboard.press('Enter')
    await untilMenuListens(page)
    await page.getByRole('menuitem', { name: 'Unlisted' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('3 videos changed').waitFor()
    const unlisted = () =>
      program.query<{ title: string }>("select title from content.videos where visibility = 'unlisted' order by title")
    assert.deepEqual(
      (await unlisted()).map(({ title }) => title),
      ['Film 00003', 'Film 00004', 'Film 00005'],
    )
    await page.getByRole('button', { name: 'Undo' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('3 videos as before').waitFor()
    assert.equal((await unlisted()).length, 0)
    await page.locator('[data-cell="1:1"]').focus()
    await page.keyboard.press('/')
    await eventually(async () => (await focused(page)) === 'search-videos')
  })

  await t.test('by keyboard alone: open a video, name it anew, back, change several', async () => {
    await page.goto(`${program.origin}/studio/content?sort=title`)
    await grid.getByText('Film 00001').waitFor()
    await tabTo(page, '[data-cell]')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Film 00002' }).waitFor()
    await page.getByLabel('Title').waitFor()
    await tabTo(page, 'main textarea, main input[type=text], main input:not([type])')
    await page.keyboard.press('End')
    await page.keyboard.type(' anew')
    await page.getByRole('heading', { name: 'Film 00002 anew' }).waitFor()
    await tabTo(page, '[aria-label="Back to content"]', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await grid.getByText('Film 00002 anew').waitFor()
    await tabTo(page, '[data-cell]')
    await page.keyboard.press('x')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByText('2 selected').waitFor()
    await page.getByRole('region', { name: 'Selected videos' }).getByRole('button', { name: 'Visibility' }).waitFor()
    await tabTo(page, '[aria-label="Selected videos"] [aria-haspopup="menu"]', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Unlisted' }).waitFor()
    await untilMenuListens(page)
    // axe sees a page behind an open menu that has the tree of screen readers taken away but not its stops of Tab: none of
    // them can be reached, since the menu keeps Tab to itself.
    await page.keyboard.press('Tab')
    assert.ok(await page.evaluate('document.activeElement.closest("[role=menu]") !== null'))
    assert.deepEqual(
      (await seriousFindings(page)).filter((finding) => !finding.startsWith('aria-hidden-focus')),
      [],
      'with a menu open',
    )
    const chosen = () => page.evaluate<string>('document.activeElement.textContent')
    for (let n = 0, at = await chosen(); n < 5 && at !== 'Unlisted'; n++) {
      await page.keyboard.press('ArrowDown')
      at = await eventually(async () => {
        const now = await chosen()
        return now !== at && now
      })
    }
    assert.equal(await chosen(), 'Unlisted', 'arrows come to each entry')
    await page.keyboard.press('Enter')
    await page.getByText('2 videos changed').waitFor()
    await eventually(async () => {
      const rows = await program.query("select 1 from content.videos where title = 'Film 00002 anew'")
      return rows.length === 1
    })
  })

  await t.test('out as a table, edited, and in again with its differences seen first', async () => {
    await page.goto(`${program.origin}/studio/content?sort=title&status=failed`)
    await page.getByText('1,000 videos found').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export CSV' }).click(),
    ])
    const table = readFileSync(await download.path(), 'utf8')
    assert.equal(table.trim().split('\n').length, 1001)
    await page.getByRole('button', { name: 'Import CSV' }).click()
    const edited = table.replace('Film 00010', 'Film 00010 by table')
    await page
      .locator('input[type=file][accept*=csv]')
      .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(edited) })
    await page.getByText('1,000 rows: 1 to change, 999 as they are').waitFor()
    assert.deepEqual(await seriousFindings(page), [], 'the differences')
    await page.getByRole('button', { name: 'Change 1 video' }).click()
    await page.getByText('1 video changed by your table').waitFor()
    await grid.getByText('Film 00010 by table').waitFor()
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await page.getByText('1 video as before').waitFor()
    await grid.getByText('Film 00010', { exact: true }).waitFor()
  })

  await t.test(
    'all that match are chosen beyond what is loaded, and changed; what could not be tells why',
    async () => {
      const many = Array.from({ length: 49 }, (_, n) => `tag ${n}`)
      await program.query("update content.videos set tags = tags || $1 where title = 'Film 00500'", [many])
      await page.goto(`${program.origin}/studio/content?status=failed`)
      await page.getByText('1,000 videos found').waitFor()
      await page.locator('[data-cell="0:1"]').focus()
      await page.keyboard.press('Control+a')
      await page.getByText('1,000 selected').waitFor()
      assert.deepEqual(await seriousFindings(page), [], 'with a selection')
      await page.getByRole('region', { name: 'Selected videos' }).getByRole('button', { name: 'Tags' }).click()
      await page.getByLabel('Add').fill('again, later')
      assert.deepEqual(await seriousFindings(page), [], 'tags of many')
      await page.getByRole('button', { name: 'Change tags' }).click()
      await page.getByText('999 videos changed').waitFor()
      await page.getByRole('button', { name: 'Why?' }).click()
      const results = page.getByRole('dialog', { name: '999 of 1,000 changed' })
      await results.getByText('It would have more than 50 tags.').waitFor()
      assert.deepEqual(await seriousFindings(page), [], 'what became of each')
      await results.getByRole('button', { name: 'Close' }).last().click()
      const [{ n } = { n: 0 }] = await program.query<{ n: number }>(
        "select count(*)::int n from content.videos where tags @> array['sea', 'again', 'later']",
      )
      assert.equal(n, 999)
    },
  )

  await t.test('the end of the list is one drag away, and the way there draws what is in sight', async () => {
    await page.goto(`${program.origin}/studio/content`)
    await page.getByText('10,000 videos', { exact: true }).waitFor()
    await grid.getByText('Film 00001').waitFor()
    assert.equal(await grid.getAttribute('aria-rowcount'), '10001')
    // How long a frame takes is measured by the bench; what it takes is this.
    const most = await page.evaluate<number>(`(async () => {
      let most = 0
      for (let frame = 0; frame < 150; frame++) {
        await new Promise((resolve) => requestAnimationFrame(resolve))
        most = Math.max(most, document.querySelectorAll('[role=grid] [data-index]').length)
        scrollBy(0, 120)
      }
      return most
    })()`)
    assert.ok(most > 0 && most < 60, `${most} rows are drawn at once`)
    await page.evaluate('scrollTo(0, document.body.scrollHeight)')
    await grid.getByText('Film 10000', { exact: true }).waitFor()
    assert.ok((await grid.locator('[data-index]').count()) < 60, 'only rows in sight are drawn')
    assert.deepEqual(await seriousFindings(page), [], 'at the end of the list')
  })

  await t.test(
    'on a phone: cards, a sheet of filters, a long press to select, a change of two, a video and back',
    async () => {
      const phone = await openPage(browser, {
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
        storageState: await page.context().storageState(),
      })
      await phone.page.goto(`${program.origin}/studio/content?tag=later`)
      await phone.page.getByText('999 videos found').waitFor()
      await phone.page.getByText('Film 00010').waitFor()
      assert.deepEqual(await seriousFindings(phone.page), [], 'cards')
      const width = await phone.page.evaluate('document.documentElement.scrollWidth')
      assert.equal(width, 390, 'nothing is wider than the phone')
      await phone.page.getByRole('button', { name: 'Filters, 1 set' }).click()
      const sorted = phone.page.waitForResponse((answer) => answer.url().includes('sort=title'))
      await phone.page.getByLabel('Sort by').selectOption('title')
      await phone.page.getByRole('button', { name: 'Show videos' }).click()
      await phone.page.waitForURL(/sort=title/)
      await (await sorted).finished()
      await untilStill(phone.page) // a list that is drawn anew takes the press away
      const card = phone.page.getByRole('list', { name: 'Videos' }).getByRole('listitem').first()
      await card.dispatchEvent('pointerdown', { clientX: 200, clientY: 300 })
      await phone.page.getByText('1 selected').waitFor()
      await phone.page.getByRole('checkbox', { name: 'Select Film 00020' }).click()
      await phone.page.getByText('2 selected').waitFor()
      assert.deepEqual(await seriousFindings(phone.page), [], 'cards with a selection')
      await phone.page.getByRole('button', { name: 'Visibility', exact: true }).tap()
      await phone.page.getByRole('menuitem', { name: 'Private' }).tap()
      await phone.page.getByText('2 videos changed').waitFor()
      await phone.page.getByText('Film 00030').tap()
      await phone.page.getByRole('heading', { name: 'Film 00030' }).waitFor()
      await phone.page.getByRole('link', { name: 'Back to content' }).tap()
      await phone.page.getByText('10,000 videos', { exact: true }).waitFor()
      assert.deepEqual(phone.troubles, [])
    },
  )

  await t.test('an address names the channel, for people with several', async () => {
    const made = await page.request.post(`${program.origin}/api/channels`, { data: { name: 'Second' } })
    const { handle } = await made.json()
    await page.goto(`${program.origin}/studio/content?status=failed`)
    await page.getByText('1,000 videos found').waitFor()
    await page.waitForURL(/status=failed&channel=mara/)
    await page.getByRole('button', { name: /^Channel:/ }).click()
    await page.getByRole('menuitemradio', { name: /Second/ }).click()
    await page.waitForURL((url) => url.searchParams.get('channel') === handle)
    await page.getByText('No video fits these filters').waitFor()
    const elsewhere = await openPage(browser, {
      storageState: { ...(await page.context().storageState()), origins: [] },
    })
    await elsewhere.page.goto(`${program.origin}/studio/content?channel=${handle}`)
    await elsewhere.page.getByText('Your videos will stand here').waitFor()
    await page.goBack()
    await page.getByText('1,000 videos found').waitFor()
    assert.deepEqual(elsewhere.troubles, [])
  })

  assert.deepEqual(troubles, [])
})
