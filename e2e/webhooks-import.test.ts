import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import test, { type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { Webhook } from 'standardwebhooks'
import { eventually } from '../server/test/eventually.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, shot } from './browser.ts'
import { prepareProgram } from './program.ts'

const program = await prepareProgram({ begun: true, env: { OUTBOUND_ALLOW: '127.0.0.1' } })

const LIST = '<ListBucketResult><Contents><Key>films/a.mp4</Key><Size>6</Size></Contents></ListBucketResult>'

/** Light, dark and on a phone. */
async function looked(page: Page, name: string) {
  for (const [kind, scheme, width] of [
    ['light', 'light', 1440],
    ['dark', 'dark', 1440],
    ['phone', 'light', 390],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 900 })
    assert.deepEqual(await seriousFindings(page), [], `${name} ${kind}`)
    const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    assert.ok(Number(wider) <= 0, `${name} ${kind} is wider than the screen`)
    await shot(page, `${name}-${kind}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('webhooks and imports', async (t: TestContext) => {
  t.after(() => program.remove())
  const heard: { headers: Record<string, string>; body: string }[] = []
  let answer = 200
  const other = createServer(async (req, res) => {
    if (req.url?.startsWith('/vault/')) {
      // A bucket: its list for everybody, its file for one key alone.
      if (req.url.includes('list-type')) return void res.end(LIST)
      if (req.headers.authorization?.includes('Credential=GOOD/')) return void res.end('a film')
      return void res.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>')
    }
    if (req.url?.endsWith('.mp4')) return void res.end(req.url === '/none.mp4' ? '' : `no film, but ${req.url}`)
    heard.push({ headers: req.headers as Record<string, string>, body: await text(req) })
    res.writeHead(answer).end('what the other program says')
  })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    other.closeAllConnections()
    other.close()
  })
  const base = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  await program.start()
  const browser = await openBrowser(t)
  const { page, troubles } = await openPage(browser)
  await page.goto(`${program.origin}/sign-up`)
  await page.getByLabel('Name').fill('Mara')
  await page.getByLabel('E-mail address').fill('mara@example.org')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: /^Create/ }).click()
  await page.waitForURL(/\/studio\/welcome/)
  await page.request.get(`${program.origin}/api/creator/videos`)

  await t.test('a webhook is made, tried, and its log says what came back', async () => {
    await page.goto(`${program.origin}/studio/settings/webhooks`)
    await page.getByRole('button', { name: 'New webhook' }).click()
    await page.getByLabel('Address').fill('http://10.0.0.1/')
    await page.getByRole('button', { name: 'Create webhook' }).click()
    await page.getByText('The webhook was not made').waitFor()
    await page.getByLabel('Address').fill(`${base}/hook`)
    await looked(page, 'webhook-new')
    await page.getByRole('button', { name: 'Create webhook' }).click()
    const secret = String(await page.getByText(/^whsec_/).textContent())
    await page.getByRole('button', { name: 'I have it' }).click()
    await looked(page, 'webhooks')
    await page.getByText(`${base}/hook`).click()
    await page.getByRole('button', { name: 'Send test' }).click()
    await page.getByText('Delivered', { exact: true }).waitFor()
    const [message] = heard
    assert.ok(message)
    new Webhook(secret.trim().slice(6)).verify(message.body, message.headers)
    answer = 500
    await page.getByRole('button', { name: 'Send test' }).click()
    await page.getByText('Trying again').click()
    await page.getByText('what the other program says').first().waitFor()
    await looked(page, 'webhook-delivery')
    answer = 200
    await page.getByRole('button', { name: 'Send again' }).click()
    await page.getByText('200', { exact: true }).first().waitFor() // it may also have tried again by itself
    await page.getByRole('button', { name: 'Close' }).last().click()
    await looked(page, 'webhook-log')

    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.getByLabel('Address').fill(`${base}/moved`)
    await page.getByRole('button', { name: 'All of playlists' }).click()
    await page.getByRole('checkbox', { name: /Readers get a new text/ }).check()
    await looked(page, 'webhook-edit')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: `${base}/moved` }).waitFor()
    await page.getByRole('list', { name: 'It hears of' }).getByText('playlist.restored').waitFor()
    await page.getByRole('button', { name: 'New secret' }).click()
    await page.getByRole('button', { name: 'Make new secret' }).click()
    const rolled = String(await page.getByText(/^whsec_/).textContent())
    await page.getByRole('button', { name: 'I have it' }).click()
    await page.getByText('The former secret signs too').waitFor()
    heard.length = 0
    await page.getByRole('button', { name: 'Send test' }).click()
    const twice = await eventually(async () => heard[0])
    for (const each of [secret, rolled]) new Webhook(each.trim().slice(6)).verify(twice.body, twice.headers)
    await page.getByRole('button', { name: 'Switch off' }).click()
    await page.getByRole('button', { name: 'Switch on' }).waitFor()
    await looked(page, 'webhook-changed')
  })

  await t.test('addresses are looked at, come, and say what became of them', async () => {
    await page.goto(`${program.origin}/studio/content/import`)
    await looked(page, 'import-empty')
    await page
      .getByLabel('Addresses', { exact: true })
      .last()
      .fill(`${base}/one.mp4\n${base}/two.mp4\nhttp://10.0.0.1/inner.mp4`)
    await page.getByRole('button', { name: 'Show what would come' }).click()
    await page.getByRole('button', { name: 'Import 3 files' }).click()
    await page.getByText('Done in part').waitFor()
    await page.getByRole('button', { name: 'Show files' }).click()
    await page.getByText('The address leads into a private network.').waitFor()
    await looked(page, 'import-done')
  })

  await t.test('what a bucket refused is asked for again with other keys', async () => {
    await page.getByRole('radio', { name: /^S3 bucket/ }).check()
    await page.getByLabel('Bucket', { exact: true }).fill('vault')
    await page.getByLabel('Endpoint').fill(base)
    await page.getByLabel('Access key').fill('BAD')
    await page.getByLabel('Secret key').fill('secret')
    await page.getByRole('button', { name: 'Show what would come' }).click()
    await page.getByRole('button', { name: 'Import 1 file' }).click()
    const bucket = page.getByRole('listitem').filter({ hasText: 'vault/' }).first()
    await bucket.getByText('Done in part').waitFor()
    await bucket.getByRole('button', { name: 'Try failed again' }).click()
    const dialog = page.getByRole('dialog')
    await looked(page, 'import-keys')
    await dialog.getByLabel('Access key').fill('GOOD')
    await dialog.getByLabel('Secret key').fill('secret')
    await dialog.getByRole('button', { name: 'Go on' }).click()
    await bucket.getByText('Done', { exact: true }).waitFor()
  })
  assert.deepEqual(troubles, [])
})
