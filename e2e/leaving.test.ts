import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, shot } from './browser.ts'
import { prepareProgram } from './program.ts'

const program = await prepareProgram({ begun: true })
const PASSWORD = 'correct horse battery'

async function looked(page: Page, name: string) {
  assert.deepEqual(await seriousFindings(page), [], name)
  await shot(page, `leaving-${name}`)
}

async function signUp(page: Page, name: string) {
  await page.goto(`${program.origin}/sign-up`)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail address').fill(`${name.toLowerCase()}@example.org`)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: /^Create (the first )?account/ }).click()
  await page.waitForURL(/\/studio/)
}

/** Light as it is, dark, and on a phone. */
async function inEveryLook(page: Page, name: string) {
  await looked(page, name)
  await page.emulateMedia({ colorScheme: 'dark' })
  await looked(page, `${name}-dark`)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 390, height: 844 })
  await looked(page, `${name}-phone`)
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390, `${name}: the page is too wide`)
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('a channel and an account are deleted and brought back, and the operator sees what is held', async (t: TestContext) => {
  t.after(() => program.remove())
  await program.start()
  const browser = await openBrowser(t)
  const { page: operator } = await openPage(browser)
  const { page, troubles } = await openPage(browser)
  await signUp(operator, 'Olga')
  await signUp(page, 'Mara')
  // Wherever the first steps have got to: one channel, called as the test says.
  await page.waitForLoadState('networkidle')
  const named = await page.evaluate(async () => {
    const json = { 'content-type': 'application/json' }
    // The contract's, of which this test asks one thing.
    const { channels } = (await (await fetch('/api/me')).json()) as { channels: { id: string }[] }
    const body = JSON.stringify({ name: 'Mara’s films', handle: 'mara-films' })
    const [method, url] = channels[0] ? ['PATCH', `/api/channels/${channels[0].id}`] : ['POST', '/api/channels']
    return (await fetch(url, { method, headers: json, body })).ok
  })
  assert.equal(named, true)
  const settings = `${program.origin}/studio/settings`

  await page.goto(`${settings}/channel#delete`)
  await page.getByRole('heading', { name: 'Delete channel' }).scrollIntoViewIfNeeded()
  await inEveryLook(page, 'channel')
  await page.getByRole('button', { name: 'Delete channel' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/to confirm/).fill('mara-film')
  assert.equal(await dialog.getByRole('button', { name: 'Delete channel' }).getAttribute('aria-disabled'), 'true')
  await dialog.getByLabel(/to confirm/).fill('mara-films')
  await looked(page, 'channel-asked')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'You have no channel' }).waitFor()
  await page.getByText('@mara-films').waitFor()
  await inEveryLook(page, 'no-channel')
  await page.reload()
  await page.getByRole('button', { name: 'Restore' }).click()
  await page.getByText('Channel restored').waitFor()
  await page.getByRole('heading', { name: 'You have no channel' }).waitFor({ state: 'detached' })

  await page.goto(`${settings}/security#delete`)
  await page.getByText('which only you own').waitFor()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download my data' }).click()
  assert.equal((await saved).suggestedFilename(), 'creator-studio-account.json')
  await page.getByRole('heading', { name: 'Delete account' }).scrollIntoViewIfNeeded()
  await inEveryLook(page, 'account')
  await page.getByRole('button', { name: 'Delete account' }).click()
  await dialog.getByLabel(/to confirm/).fill('mara@example.org')
  await inEveryLook(page, 'account-asked')
  await dialog.getByRole('button', { name: 'Delete account' }).click()
  await page.waitForURL(`${program.origin}/`)
  const gone = await page.evaluate(() => fetch('/api/channels/mara-films').then((answer) => answer.status))
  assert.equal(gone, 404)

  await operator.goto(`${settings}/channels?sort=newest`)
  await operator.getByText('@mara-films').waitFor()
  await operator.getByText('Deleted', { exact: true }).waitFor()
  await operator.getByRole('button', { name: 'Change the limits of Mara’s films' }).click()
  await operator.getByLabel('Storage', { exact: true }).selectOption('own')
  await operator.getByLabel('Storage in GB').fill('2.5')
  await inEveryLook(operator, 'limits')
  await operator.getByRole('button', { name: 'Save limits' }).click()
  await operator.getByText('of 2.5 GB').waitFor()
  await inEveryLook(operator, 'channels')
  await operator.getByLabel('Find a channel').fill('nobody is called that')
  await operator.getByText('No channel is called that').waitFor()
  await operator.goto(`${settings}/security#delete`)
  await operator.getByText('You are the only operator').waitFor()
  assert.equal(await operator.getByRole('button', { name: 'Delete account' }).getAttribute('aria-disabled'), 'true')

  await page.goto(`${program.origin}/sign-in`)
  await page.getByLabel('E-mail address').fill('mara@example.org')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Your account was deleted' }).waitFor()
  await inEveryLook(page, 'restore')
  await page.getByRole('button', { name: 'Restore my account' }).click()
  await page.waitForURL(/\/studio/)
  const back = await page.evaluate(() => fetch('/api/channels/mara-films').then((answer) => answer.status))
  assert.equal(back, 200)
  assert.deepEqual(troubles, [])
})
