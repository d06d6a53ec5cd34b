import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { codeOf, stepAt } from '../server/src/features/accounts/security/totp.ts'
import { eventuallyEqual } from '../server/test/eventually.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, shot } from './browser.ts'
import { prepareProgram } from './program.ts'

const program = await prepareProgram({ begun: true })
const MARA = { email: 'mara@example.org', password: 'correct horse battery' }

async function looked(page: Page, name: string) {
  assert.deepEqual(await seriousFindings(page), [], name)
  await shot(page, `security-${name}`)
}

const fromBase32 = (text: string) => {
  const bits = [...text].map((each) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(each).toString(2).padStart(5, '0'))
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((each) => Number.parseInt(each, 2)))
}

test('passkeys and a second step', async (t: TestContext) => {
  t.after(() => program.remove())
  await program.start()
  const browser = await openBrowser(t)
  const { page, troubles } = await openPage(browser)
  const settings = `${program.origin}/studio/settings/security`
  let secret = ''
  let recovery: string[] = []
  /** Each code works once: the one of the step that comes is good already. */
  const nextCode = () => codeOf(fromBase32(secret), stepAt(new Date()) + 1)
  const longAgo = async () => {
    await program.query(`update auth.session set "createdAt" = now() - interval '1 hour'`)
    await program.query(`update accounts.confirmations set confirmed_at = now() - interval '1 hour'`)
  }
  const signedOut = async () => {
    await page.context().clearCookies({ name: 'studio.session_token' })
    await page.goto(`${program.origin}/sign-in`)
  }
  // The made-up device picks its passkey the moment the browser could fill one in, before any button is pressed.
  await page.addInitScript(
    `if (!sessionStorage.getItem('fill-in')) PublicKeyCredential.isConditionalMediationAvailable = async () => false`,
  )
  const passwordStep = async () => {
    await page.getByLabel('E-mail address').fill(MARA.email)
    await page.getByLabel('Password', { exact: true }).fill(MARA.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }

  await page.goto(`${program.origin}/sign-up`)
  await page.getByLabel('Name').fill('Mara')
  await page.getByLabel('E-mail address').fill(MARA.email)
  await page.getByLabel('Password', { exact: true }).fill(MARA.password)
  await page.getByRole('button', { name: /^Create/ }).click()
  await page.waitForURL(/\/studio\/welcome/)

  await t.test('a second step is set up with an app; a wrong code says so', async () => {
    await page.goto(settings)
    await page.getByRole('button', { name: 'Set up' }).click()
    await page.getByAltText(/^QR code/).waitFor()
    await looked(page, 'set-up')
    await page.getByText('Cannot scan it?').click()
    secret = (await page.locator('details code').textContent())?.replace(/\s/g, '') ?? ''
    await page.getByLabel('Code of the app').fill('000000')
    await page.getByRole('button', { name: 'Turn on' }).click()
    await page.getByText(/That code is wrong/).waitFor()
    await page.getByLabel('Code of the app').fill(codeOf(fromBase32(secret), stepAt(new Date())))
    await page.getByRole('button', { name: 'Turn on' }).click()
    await page.getByText('Two-step sign-in is on').waitFor()
    await page.getByRole('dialog').getByRole('listitem').nth(9).waitFor()
    recovery = await page.getByRole('dialog').getByRole('listitem').allInnerTexts()
    assert.equal(recovery.length, 10)
    await looked(page, 'recovery-codes')
    await page.getByRole('button', { name: 'I have them' }).click()
    await page.getByText('10 of 10 recovery codes left').waitFor()
  })

  await t.test('a sign-in asks for the code, and a trusted device is asked once', async () => {
    await signedOut()
    await looked(page, 'sign-in')
    await passwordStep()
    await page.getByRole('heading', { name: 'Enter your code' }).waitFor()
    await looked(page, 'code')
    await page.getByLabel('Code', { exact: true }).fill('000000')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByText(/That code is wrong/).waitFor()
    await page.getByLabel('Code', { exact: true }).fill(nextCode())
    await page.getByLabel(/Trust this device/).check()
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL(/\/studio/)
    await signedOut()
    await passwordStep()
    await page.waitForURL(/\/studio/)
  })

  await t.test('a recovery code stands for the app', async () => {
    await page.context().clearCookies()
    await page.goto(`${program.origin}/sign-in`)
    await passwordStep()
    await page.getByRole('button', { name: 'Use a recovery code' }).click()
    await page.getByLabel('Recovery code').fill(recovery[0] ?? '')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL(/\/studio/)
    await page.goto(settings)
    await page.getByText('9 of 10 recovery codes left').waitFor()
  })

  const devices = await page.context().newCDPSession(page)
  await devices.send('WebAuthn.enable')
  const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  })

  await t.test('a passkey is added after showing who it is, renamed, and opens the account', async () => {
    await longAgo()
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'Confirm that it is you' }).waitFor()
    await looked(page, 'confirm')
    await eventuallyEqual(() => page.evaluate('document.activeElement.name'), 'password')
    await page.getByLabel('Password', { exact: true }).last().fill('not the password')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByText('That is not your password.').waitFor()
    await page.getByLabel('Password', { exact: true }).last().fill(MARA.password)
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByText('Passkey added').waitFor()
    await page.getByRole('button', { name: /^Rename/ }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Laptop')
    await page.getByRole('button', { name: 'Save name' }).click()
    await page.getByText('Laptop', { exact: true }).waitFor()
    await looked(page, 'page')
    await signedOut()
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL(/\/studio/)
    const email = () => page.evaluate('fetch("/api/me").then((me) => me.json()).then((me) => me.user.email)')
    assert.equal(await email(), MARA.email)
    await page.evaluate(() => sessionStorage.setItem('fill-in', 'yes'))
    await signedOut()
    await page.waitForURL(/\/studio/)
    assert.equal(await email(), MARA.email, 'also one that the browser fills in')
    await page.evaluate(() => sessionStorage.removeItem('fill-in'))
  })

  await t.test('what an open browser is not enough for goes on by itself after a passkey', async () => {
    await longAgo()
    await page.goto(`${program.origin}/studio/settings/api-keys`)
    await page.getByRole('button', { name: 'New key' }).first().click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Backup')
    await page.getByLabel('Ends').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Create key' }).click()
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.getByText('Copy your key now').waitFor()
    await page.getByRole('button', { name: 'I have it' }).click()
    await longAgo()
    await page.goto(settings)
    await page.getByRole('button', { name: 'New recovery codes' }).click()
    await page.getByRole('button', { name: 'Make new codes' }).click()
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.getByText('Keep your recovery codes').waitFor()
    recovery = await page.getByRole('dialog').getByRole('listitem').allInnerTexts()
    await page.getByRole('button', { name: 'I have them' }).click()
    await page.getByText('10 of 10 recovery codes left').waitFor()
    // The session that the passkey opened on the way is gone.
    const sessions = await program.query('select id from auth.session')
    const others = page.getByRole('button', { name: /^Sign out: / })
    await eventuallyEqual(() => others.count(), sessions.length - 1)
  })

  await t.test('all of it can be turned off, which is asked for again by a code', async () => {
    await longAgo()
    await page.getByRole('button', { name: 'Turn off' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Turn off' }).click()
    await page.getByRole('button', { name: 'Use a code of the app' }).click()
    await page.getByRole('button', { name: 'Use a recovery code' }).click()
    await page.getByLabel('Recovery code').fill(recovery[1] ?? '')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByText('Two-step sign-in is off').waitFor()
    await page.getByRole('button', { name: 'Remove: Laptop' }).click()
    await page.getByRole('button', { name: 'Remove passkey' }).click()
    await page.getByText('You have none yet.').waitFor()
    await page.context().clearCookies()
    await page.goto(`${program.origin}/sign-in`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText(/does not open an account here/).waitFor()
    await passwordStep()
    await page.waitForURL(/\/studio/)
    await devices.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
  })

  await t.test('a channel asks for its badge, the operator gives it, everybody sees it', async () => {
    await page.goto(`${program.origin}/studio/settings/channel#verification`)
    await page.getByRole('button', { name: 'Ask for the badge' }).click()
    await page.getByLabel('Who you are, and what shows it').fill('Mara of the town radio. Our page names this channel.')
    await page.getByLabel('Links').fill('javascript:alert(1)')
    await page.getByRole('button', { name: 'Send request' }).click()
    await page.getByText(/Up to five addresses of pages/).waitFor()
    await page.getByLabel('Links').fill('https://radio.example/team\nhttps://press.example/mara')
    await looked(page, 'badge-ask')
    await page.getByRole('button', { name: 'Send request' }).click()
    await page.getByText(/not decided yet/).waitFor()
    await page.evaluate(() =>
      fetch('/api/channels', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'М\u0430ra', handle: 'mara-radio' }),
      }),
    )
    await page.goto(`${program.origin}/studio/settings/verification`)
    await page.getByText('Could be taken for', { exact: true }).waitFor()
    await looked(page, 'badge-decide')
    await page.getByRole('button', { name: 'Verify: Mara' }).click()
    await page.getByRole('button', { name: 'Verify channel' }).click()
    await page.getByText('No channel asks to be verified.').waitFor()
    await page.getByText('Verified', { exact: true }).first().click()
    await page.getByRole('button', { name: 'Take badge back: Mara' }).waitFor()
    await looked(page, 'badge-verified')
    await page.goto(`${program.origin}/channel/mara`)
    await page
      .getByRole('heading', { name: 'Mara , verified' })
      .or(page.getByRole('heading', { name: 'Mara, verified' }))
      .waitFor()
    await looked(page, 'badge-channel')
  })

  await t.test('on a phone and in the dark', async () => {
    for (const [name, width, scheme] of [
      ['dark', 1440, 'dark'],
      ['phone', 390, 'light'],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height: 844 })
      for (const [where, heading] of [
        ['security', 'Passkeys'],
        ['verification?state=verified', 'Verification'],
      ]) {
        await page.goto(`${program.origin}/studio/settings/${where}`)
        await page.getByRole('heading', { name: heading ?? '' }).waitFor()
        await looked(page, `${heading?.toLowerCase()}-${name}`)
        assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'))
      }
    }
  })
  assert.deepEqual(troubles, [])
})
