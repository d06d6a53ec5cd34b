import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { clip } from '../server/test/clips.ts'
import { eventually } from '../server/test/eventually.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, shot } from './browser.ts'
import { CHROME, openClient, signedUp } from './client.ts'
import { prepareProgram } from './program.ts'
import { uploadFile } from './upload-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'studio-site-'))
const program = await prepareProgram({ begun: true })
const browser = await openBrowser({ after } as Parameters<typeof openBrowser>[0])
// After the browser: what its pages would say of a server that has gone is no trouble of theirs.
after(async () => {
  await program.remove()
  rmSync(folder, { recursive: true, force: true })
})
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

await program.start()
const person = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org`, password: 'correct horse' })
const owner = openClient(program.origin, {
  cookie: await signedUp(program.origin, person('Mara')),
  userAgent: CHROME(0),
})

/** A browser of their own; signed in where there is a cookie. */
async function device(cookie: string | null, options: BrowserContextOptions = {}): Promise<Page> {
  const { page, troubles } = await openPage(browser, options)
  after(() => assert.deepEqual(troubles, []))
  const cookies = cookie?.split('; ').map((each) => {
    const [name = '', ...value] = each.split('=')
    return { name, value: value.join('='), url: program.origin }
  })
  if (cookies) await page.context().addCookies(cookies)
  return page
}
const go = (page: Page, to: string) => page.goto(`${program.origin}${to}`)
async function looked(page: Page, name: string): Promise<void> {
  await shot(page, `site-${name}`)
  assert.deepEqual(await seriousFindings(page), [], name)
}

const TITLES = [
  'Sourdough from scratch',
  'Harbour at night',
  'Donaudampfschifffahrtsgesellschaftskapitän erzählt von früher',
  'كيف تصنع خبز البيت',
]

test('a new installation says what will be there', async () => {
  await owner.until('GET', '/api/creator/videos') // makes the channel
  const page = await device(null)
  await go(page, '/')
  await page.getByText('Nothing has been published here yet').waitFor()
  await looked(page, 'home-none')
  await go(page, '/search?q=bread')
  await page.getByText('Nothing found for “bread”').waitFor()
  await looked(page, 'search-none')
  await go(page, '/following')
  await page.getByText('Sign in to follow channels').waitFor()
  await looked(page, 'following-signed-out')
  await go(page, '/channel/mara')
  await page.getByText('No public videos yet').waitFor()
  await looked(page, 'channel-none')
})

test('from home by a search with a slip to a channel, which is followed and liked', async () => {
  const ids = await Promise.all(
    TITLES.map(async (title, n) => {
      const file = join(folder, `${n}.mp4`)
      copyFileSync(await clip('h264Aac'), file)
      const id = await uploadFile(owner, file)
      const own = `/api/creator/videos/${id}`
      await eventually(async () => ((await owner.until('GET', own)).json as { playback: object | null }).playback)
      const facts = { title, category: 'food', tags: ['bread'], visibility: 'public' }
      await owner.until('PATCH', own, { body: facts })
      return id
    }),
  )
  await owner.until('POST', '/api/creator/playlists', {
    body: { title: 'Bread for beginners', visibility: 'public', videoIds: ids.slice(0, 3) },
  })
  const cookie = await signedUp(program.origin, person('Ben'))
  const page = await device(cookie)
  // All that is searched for below: what was published comes into the search one by one, a page that was asked for stays.
  for (const [query, count] of [
    ['q=harbour', 1],
    ['q=soudrough', 1],
    ['q=mara', 1],
    ['category=food', TITLES.length],
    ['q=bread', TITLES.length + 1],
  ] as const)
    await eventually(async () => {
      const { json } = await owner.until('GET', `/api/search?${query}`)
      return (json as { items: object[] }).items.length >= count
    })
  // What the home page shows of everybody's is some seconds old.
  await eventually(async () => {
    const { json } = await owner.until('GET', '/api/home')
    return (json as { newest: object[] }).newest.length === TITLES.length
  })
  await go(page, '/')
  await page.getByRole('heading', { name: 'Newest' }).waitFor()
  await page
    .getByRole('link', { name: TITLES[0] ?? '', exact: true })
    .first()
    .waitFor()
  await looked(page, 'home')
  await page.emulateMedia({ colorScheme: 'dark' })
  await looked(page, 'home-dark')
  await page.emulateMedia({ colorScheme: 'light' })

  // By keys alone: suggestions, then words of one's own with a slip.
  const field = page.getByLabel('Search videos, channels and playlists').first()
  await field.focus()
  await page.keyboard.type('harb')
  await page.getByRole('option', { name: 'Harbour at night' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.locator('[role=option][aria-selected=true]').waitFor()
  await looked(page, 'suggestions')
  await page.keyboard.press('Escape')
  await page.getByRole('option').first().waitFor({ state: 'detached' })
  await field.fill('soudrough')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/search\?q=soudrough$/)
  await page.getByText('Showing results for').waitFor()
  await looked(page, 'search-mended')
  await page.getByLabel('Length').selectOption('long')
  await page.waitForURL(/duration=long/)
  await page.getByText('Nothing fits all of the filters').waitFor()
  await looked(page, 'search-filtered-none')
  await page.getByRole('button', { name: 'Clear the filters' }).first().click()
  await page.getByRole('list', { name: 'Results' }).waitFor()
  await go(page, '/search?q=bread')
  await page.getByRole('link', { name: 'Bread for beginners' }).waitFor()
  await looked(page, 'search')
  await go(page, '/search?category=food')
  await page.getByRole('heading', { name: 'Food and cooking' }).waitFor()
  await eventually(async () => (await page.getByRole('article').count()) === TITLES.length)

  await go(page, '/search?q=mara')
  await page.getByRole('link', { name: 'Mara' }).first().click()
  await page.waitForURL(/\/channel\/mara$/)
  await page.getByRole('list', { name: 'Videos' }).waitFor()
  await page.getByRole('button', { name: 'Follow', exact: true }).click()
  await page.getByRole('button', { name: 'Following' }).waitFor()
  await page.getByText('1 follower').first().waitFor()
  const like = page.getByRole('button', { name: /^Like Harbour at night/ })
  await like.click()
  await page.getByRole('button', { name: 'Like Harbour at night: 1 like', pressed: true }).waitFor()
  await looked(page, 'channel')
  await page.getByRole('button', { name: 'Show as a list' }).click()
  await page.emulateMedia({ colorScheme: 'dark' })
  await looked(page, 'channel-list-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.getByLabel('Search this channel').fill('harb')
  await page.waitForURL(/q=harb$/)
  await eventually(async () => (await page.getByRole('list', { name: 'Videos' }).getByRole('article').count()) === 1)
  await page.getByLabel('Search this channel').fill('nothing of it')
  await page.getByText('No videos like this').waitFor()
  await page.getByRole('button', { name: 'Show all' }).click()
  await page.getByLabel('Order').selectOption('trending')
  await page.waitForURL(/sort=trending/)
  await page.getByRole('link', { name: 'Playlists', exact: true }).click()
  await page.getByRole('link', { name: 'Bread for beginners' }).waitFor()
  await looked(page, 'channel-playlists')
  await page.getByRole('link', { name: 'About', exact: true }).click()
  await page.getByText('Here since').waitFor()
  await looked(page, 'channel-about')

  await page.getByRole('link', { name: 'Following', exact: true }).click()
  await page.getByRole('region', { name: 'New videos' }).getByRole('article').first().waitFor()
  await looked(page, 'following')
  await page.getByRole('button', { name: 'Following' }).click()
  await page.getByRole('menuitem', { name: 'Unfollow' }).click()
  await page.getByText('You follow no channels yet').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('region', { name: 'New videos' }).getByRole('article').first().waitFor()
  await page.getByRole('link', { name: 'Liked', exact: true }).click()
  await page.getByRole('link', { name: 'Harbour at night' }).waitFor()
  await looked(page, 'liked')

  await go(page, '/')
  await page.getByRole('region', { name: 'New from channels you follow' }).waitFor()
  const newest = page.getByRole('region', { name: 'Newest' })
  await newest.getByRole('article').filter({ hasText: 'Harbour at night' }).hover()
  await newest.getByRole('button', { name: 'Actions for Harbour at night' }).click()
  await page.getByRole('menuitem', { name: 'Not interested' }).click()
  await eventually(async () => (await newest.getByRole('article').count()) === TITLES.length - 1)
  await page.getByRole('button', { name: 'Undo' }).hover() // the notice stays while somebody is at it
  await looked(page, 'home-following')
  await page.getByRole('button', { name: 'Undo' }).click()
  await eventually(async () => (await newest.getByRole('article').count()) === TITLES.length)
})

test('the same on a phone, signed out', async () => {
  const page = await device(null, PHONE)
  await go(page, '/')
  await page.getByRole('heading', { name: 'Newest' }).waitFor()
  await looked(page, 'home-phone')
  await page.getByRole('link', { name: 'Search' }).tap()
  await page.waitForURL(/\/search$/)
  const field = page.getByRole('main').getByLabel('Search videos, channels and playlists')
  await field.fill('soudrough')
  await field.press('Enter')
  await page.getByText('Showing results for').waitFor()
  await looked(page, 'search-phone')
  await page.getByRole('link', { name: 'Mara' }).first().tap()
  await page.getByRole('list', { name: 'Videos' }).waitFor()
  await looked(page, 'channel-phone')
  await page.getByRole('button', { name: 'Follow', exact: true }).tap()
  await page.getByText('Sign in to follow Mara').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Following', exact: true }).tap()
  await page.getByText('Sign in to follow channels').waitFor()
  await page.getByRole('link', { name: 'Liked', exact: true }).tap()
  await page.getByText('Sign in to like videos').waitFor()
  await looked(page, 'liked-phone')
  const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  for (const path of ['/', '/search?q=bread', '/channel/mara', '/channel/mara/playlists', '/following']) {
    await go(page, path)
    await page.getByRole('heading').first().waitFor({ state: 'attached' })
    assert.equal(await page.evaluate(wide), 0, `${path} is wider than the screen`)
  }
})
