import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { eventually } from '../server/test/eventually.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, shot, untilMenuListens } from './browser.ts'
import { prepareProgram } from './program.ts'

const program = await prepareProgram({ begun: true })

const titles = (page: Page) => page.getByRole('list', { name: 'Videos in their order' }).locator('a').allTextContents()
const order = async (page: Page, expected: string[]) =>
  assert.ok(await eventually(async () => (await titles(page)).join() === expected.join()), (await titles(page)).join())

test('playlists are made, put in order by keyboard alone, and watched one after the other', async (t: TestContext) => {
  t.after(() => program.remove())
  await program.start()
  const browser = await openBrowser(t)
  const { page, troubles } = await openPage(browser)
  const shoot = (name: string, of = page) => shot(of, `playlists-${name}`)
  await page.goto(`${program.origin}/sign-up`)
  await page.getByLabel('Name').fill('Mara')
  await page.getByLabel('E-mail address').fill('mara@example.org')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: /^Create/ }).click()
  await page.waitForURL(/\/studio\/welcome/)
  await page.getByLabel('Handle').waitFor()
  const [channel] = await program.query<{ channel_id: string; user_id: string }>(
    'select channel_id, user_id from accounts.channel_members',
  )
  assert.ok(channel)
  await program.query(
    `insert into content.videos (id, channel_id, title, status, visibility, duration_ms, created_by, created_at, published_at)
     select gen_random_uuid(), $1, 'Lesson ' || i, 'ready', case when i = 3 then 'private' else 'public' end, i * 100000, $2,
       now() - i * interval '1 minute', now() from generate_series(1, 6) i`,
    [channel.channel_id, channel.user_id],
  )
  let playlistPage = ''

  await t.test('a series is made and filled by a search', async () => {
    await page.goto(`${program.origin}/studio/content/playlists`)
    await page.getByText('No playlists yet').waitFor()
    await shoot('none')
    await page.getByRole('button', { name: 'New playlist' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Title').fill('Baking from the very beginning')
    await dialog.getByText('Series', { exact: true }).click()
    await dialog.getByLabel('Visibility').selectOption('public')
    await shoot('new')
    await dialog.getByRole('button', { name: 'Create playlist' }).click()
    await page.waitForURL(/\/playlists\/[0-9a-f-]{36}/)
    playlistPage = page.url()
    await page.getByRole('button', { name: 'Add videos' }).click()
    await dialog.getByLabel('Find').fill('lesson')
    for (const n of [1, 2, 3, 4]) await dialog.getByRole('checkbox', { name: `Lesson ${n}` }).check()
    await shoot('add')
    await dialog.getByRole('button', { name: 'Add 4 videos' }).click()
    await order(page, ['Lesson 1', 'Lesson 2', 'Lesson 3', 'Lesson 4'])
  })

  await t.test(
    'by keyboard alone: picked up and put down, moved by the menu, to a position, taken out and back',
    async () => {
      await page.getByRole('button', { name: 'Move Lesson 1, position 1' }).focus()
      await page.keyboard.press('Space')
      await page.getByText('Picked up Lesson 1, position 1.').waitFor({ state: 'attached' })
      await page.keyboard.press('ArrowDown')
      await page.getByText('Lesson 1 is over position 2.').waitFor({ state: 'attached' })
      await page.keyboard.press('ArrowDown')
      await page.getByText('Lesson 1 is over position 3.').waitFor({ state: 'attached' })
      await page.keyboard.press('Space')
      await order(page, ['Lesson 2', 'Lesson 3', 'Lesson 1', 'Lesson 4'])
      const choose = async (title: string, action: string) => {
        await page.getByRole('button', { name: `More for ${title}` }).focus()
        await page.keyboard.press('Enter')
        await untilMenuListens(page)
        await page.getByRole('menuitem', { name: action }).focus()
        await page.keyboard.press('Enter')
      }
      await choose('Lesson 4', 'Move to the top')
      await order(page, ['Lesson 4', 'Lesson 2', 'Lesson 3', 'Lesson 1'])
      await choose('Lesson 2', 'Move to position…')
      await page.getByRole('textbox', { name: 'Position' }).fill('4')
      await page.getByRole('textbox', { name: 'Position' }).press('Enter')
      await order(page, ['Lesson 4', 'Lesson 3', 'Lesson 1', 'Lesson 2'])
      await choose('Lesson 1', 'Move up')
      await order(page, ['Lesson 4', 'Lesson 1', 'Lesson 3', 'Lesson 2'])
      await choose('Lesson 1', 'Remove from the playlist')
      await order(page, ['Lesson 4', 'Lesson 3', 'Lesson 2'])
      await page.getByText('Removed from Baking').waitFor()
      await page.getByRole('button', { name: 'Undo' }).last().press('Enter')
      await order(page, ['Lesson 4', 'Lesson 1', 'Lesson 3', 'Lesson 2'])
      await page.reload()
      await order(page, ['Lesson 4', 'Lesson 1', 'Lesson 3', 'Lesson 2'])
    },
  )

  await t.test('what is written is saved by itself', async () => {
    await page.getByLabel('Description').fill('Flour, water, salt and time.')
    await page.getByText(/^Saved \d/).waitFor()
    await shoot('studio')
    assert.deepEqual(await seriousFindings(page), [])
  })

  await t.test('chosen videos go into it from the list, which it filters', async () => {
    await page.goto(`${program.origin}/studio/content`)
    await page.getByRole('checkbox', { name: /Lesson 5/ }).check()
    await page.getByRole('button', { name: 'Playlist', exact: true }).click()
    await page.getByRole('radio', { name: /Baking/ }).check()
    await shoot('bulk')
    await page.getByRole('button', { name: 'Add to playlist' }).click()
    await page.getByText('1 video added to the playlist').waitFor()
    await page.goto(`${program.origin}/studio/content?playlist=${playlistPage.slice(-36)}`)
    await page.getByText('5 videos found').waitFor()
    await page.getByRole('button', { name: 'Playlist Baking from the very beginning' }).waitFor()
    await page.getByRole('button', { name: 'More for Lesson 5' }).click()
    await page.getByRole('menuitem', { name: 'In playlists…' }).click()
    await page.getByRole('checkbox', { name: /Baking/, checked: true }).waitFor()
    await shoot('chooser')
    await page.getByRole('button', { name: 'Done' }).click()
  })

  await t.test('viewers see what they may watch, with a queue beside the player', async () => {
    const viewer = await openPage(browser)
    await viewer.page.goto(`${program.origin}/playlist/${playlistPage.slice(-36)}`)
    await viewer.page.getByRole('heading', { name: 'Baking from the very beginning' }).waitFor()
    await viewer.page.getByText('Series · 4 parts').waitFor()
    const parts = viewer.page.getByRole('list', { name: 'Parts' }).getByRole('listitem')
    await eventually(async () => (await parts.count()) === 4)
    assert.doesNotMatch((await parts.allTextContents()).join(), /Lesson 3/)
    await shoot('public', viewer.page)
    assert.deepEqual(await seriousFindings(viewer.page), [])
    await viewer.page.getByRole('link', { name: 'Play all' }).click()
    await viewer.page.getByText('Part 1 of 4').waitFor()
    await shoot('queue', viewer.page)
    await viewer.page.getByRole('button', { name: 'Next: Lesson 1' }).click()
    await viewer.page.getByText('Part 2 of 4').waitFor()
    await viewer.page.getByRole('heading', { name: 'Lesson 1' }).waitFor()
    assert.deepEqual(await seriousFindings(viewer.page), [])
    await viewer.page.goto(`${program.origin}/channel/mara/playlists`)
    await viewer.page.getByRole('link', { name: 'Baking from the very beginning' }).waitFor()
    await shoot('channel', viewer.page)
    assert.deepEqual(viewer.troubles, [])
    await viewer.page.close()
  })

  await t.test('it fits a phone, and a dark one', async () => {
    const phone = await openPage(browser, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
    await phone.page.context().addCookies(await page.context().cookies())
    for (const [name, path] of [
      ['phone-studio', new URL(playlistPage).pathname],
      ['phone-list', '/studio/content/playlists'],
      ['phone-public', `/playlist/${playlistPage.slice(-36)}`],
    ] as const) {
      await phone.page.goto(`${program.origin}${path}`)
      await phone.page.getByText('Baking from the very beginning').first().waitFor()
      await phone.page.waitForLoadState('networkidle')
      const wide = await phone.page.evaluate('document.documentElement.scrollWidth > innerWidth')
      assert.equal(wide, false, `${name} is too wide`)
      await shoot(name, phone.page)
      assert.deepEqual(await seriousFindings(phone.page), [])
    }
    await phone.page.close()
  })

  await t.test('deleted, it comes back with its videos', async () => {
    await page.goto(`${program.origin}/studio/content/playlists`)
    await page.getByRole('button', { name: /^Delete Baking/ }).click()
    await page.getByText('No playlists yet').waitFor()
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await page.getByText('5 parts').waitFor()
  })
  assert.deepEqual(troubles, [])
})
