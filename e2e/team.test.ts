import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { png } from '../server/src/features/content/articles/png-for-tests.ts'
import { eventually, eventuallyEqual } from '../server/test/eventually.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, shot } from './browser.ts'
import { prepareProgram } from './program.ts'

const program = await prepareProgram({ begun: true, env: { SIGN_UP: 'closed' } })

async function clean(page: Page, where: string) {
  assert.deepEqual(await seriousFindings(page), [], where)
}

/** What the page itself could send, as the person who looks at it. */
const send = (page: Page, method: string, path: string, body?: unknown) =>
  page.evaluate(
    async ([method, path, body]) => {
      const answer = await fetch(String(path), {
        method: String(method),
        ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
      })
      return answer.status === 204 ? null : answer.json()
    },
    [method, path, body] as const,
  )

async function signUpForm(page: Page, name: string, email?: string) {
  await page.getByLabel('Name').fill(name)
  if (email) await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: /^Create/ }).click()
}

test('a team by letter', async (t: TestContext) => {
  t.after(() => program.remove())
  await program.start()
  const browser = await openBrowser(t)
  const { page: mara, troubles } = await openPage(browser)
  const { page: jonas } = await openPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true })
  const letter = async (to: string): Promise<string> => {
    return eventually(async () => {
      const { items } = (await send(mara, 'GET', '/api/admin/outbox')) as { items: { to: string; body: string }[] }
      return /https?:\S+invitation\?token=\S+/.exec(items.find((mail) => mail.to === to)?.body ?? '')?.[0]
    })
  }

  await t.test('an owner invites somebody by letter', async () => {
    await mara.goto(`${program.origin}/sign-up`)
    await signUpForm(mara, 'Mara', 'mara@example.org')
    await mara.waitForURL(/\/studio\/welcome/)
    await mara.goto(`${program.origin}/studio/settings/team`)
    await mara.getByRole('heading', { name: 'What each role may do' }).waitFor()
    await mara.getByRole('button', { name: 'Invite', exact: true }).click()
    await mara.getByLabel('E-mail address').fill('Jonas@Example.org')
    await mara.getByRole('radio', { name: /^Editor/ }).check()
    await clean(mara, 'invite')
    await mara.getByRole('button', { name: 'Send invitation' }).click()
    await mara.getByText('jonas@example.org', { exact: true }).first().waitFor()
    await clean(mara, 'team')
  })

  await t.test('a new person joins with the letter, where nobody else can open an account', async () => {
    await jonas.goto(await letter('jonas@example.org'))
    await jonas.getByRole('heading', { name: 'You are invited' }).waitFor()
    await clean(jonas, 'invitation')
    await shot(jonas, 'team-invitation-phone')
    await jonas.getByRole('link', { name: 'Create an account' }).click()
    await eventuallyEqual(() => jonas.getByLabel('E-mail address').inputValue(), 'jonas@example.org')
    await signUpForm(jonas, 'Jonas Weber-Großbüchner')
    await jonas.getByRole('button', { name: 'Join the team' }).click()
    await jonas.waitForURL(/\/studio$/)
    await jonas.goto(await letter('jonas@example.org'))
    await jonas.getByRole('heading', { name: 'You are in the team' }).waitFor()
  })

  await t.test('an editor sees what they may not, with the reason', async () => {
    const { channels } = (await send(mara, 'GET', '/api/me')) as { channels: { id: string }[] }
    const file = { filename: 'Published.mp4', size: 1, channelId: channels[0]?.id }
    const { videoId } = (await send(mara, 'POST', '/api/uploads', file)) as { videoId: string }
    await send(mara, 'PATCH', `/api/creator/videos/${videoId}`, { visibility: 'public' })
    const video = (await send(jonas, 'GET', `/api/creator/videos/${videoId}`)) as {
      can: { delete: boolean }
      why: { delete?: string }
    }
    assert.equal(video.can.delete, false)
    await jonas.goto(`${program.origin}/studio/content/${videoId}`)
    const reason = video.why.delete ?? ''
    assert.match(reason, /^Your role here is editor/)
    await jonas
      .getByRole('button', { name: /^More actions|^More/ })
      .first()
      .click()
    await jonas.getByText(reason).first().waitFor()
    await jonas.keyboard.press('Escape')

    await jonas.goto(`${program.origin}/studio/settings/team`)
    await jonas.getByRole('button', { name: 'Invite', exact: true }).focus()
    await jonas
      .getByText(/only owner and manager may invite people/)
      .first()
      .waitFor()
    await clean(jonas, 'team of an editor, phone')
    await shot(jonas, 'team-phone')
    const wide = await jonas.evaluate('document.documentElement.scrollWidth - innerWidth')
    assert.equal(wide, 0)
    await jonas.goto(`${program.origin}/studio/settings/audit`)
    await jonas.getByText(/only owner and manager may read the audit log/).waitFor()
  })

  await t.test('the channel gets a picture, which stands where its initials stood, and goes again', async () => {
    const faces = (page: Page) => page.locator('img[src*="/pic-"]')
    await mara.goto(`${program.origin}/studio/settings/channel`)
    const choose = async (name: string, buffer: Buffer) => {
      const button = mara.getByRole('button', { name })
      const [chooser] = await Promise.all([mara.waitForEvent('filechooser'), button.press('Enter')])
      await chooser.setFiles({ name: 'face.png', mimeType: 'image/png', buffer })
    }
    await mara.getByRole('img', { name: 'No picture: the initials' }).waitFor()
    await choose('Choose a picture', Buffer.from('no picture'))
    await mara.getByText('The picture was not changed').first().waitFor()
    await choose('Choose a picture', png(300, 200))
    await mara.getByRole('img', { name: 'The picture of Mara' }).waitFor()
    await mara.getByRole('button', { name: 'Change picture' }).waitFor()
    await faces(mara).nth(1).waitFor()
    await clean(mara, 'settings of a channel with a picture')
    const { channels } = (await send(mara, 'GET', '/api/me')) as { channels: { handle: string; picture: string }[] }
    await jonas.goto(`${program.origin}/channel/${channels[0]?.handle}`)
    assert.equal(await faces(jonas).first().getAttribute('src'), channels[0]?.picture)
    await eventually(() => jonas.evaluate(`document.querySelector('img[src*="/pic-"]').naturalWidth || null`))
    await jonas.goto(`${program.origin}/studio/settings/channel`)
    await jonas.getByRole('button', { name: 'Change picture' }).focus()
    await jonas
      .getByText(/only owner and manager may change the channel/)
      .first()
      .waitFor()
    await clean(jonas, 'settings of a channel, phone')
    await mara.getByRole('button', { name: 'Remove', exact: true }).press('Enter')
    await mara.getByRole('img', { name: 'No picture: the initials' }).waitFor()
    await eventually(async () => (await faces(mara).count()) === 0 || null)
  })

  await t.test('one person works on several channels and switches between them', async () => {
    await mara.goto(`${program.origin}/studio`)
    await mara.getByRole('button', { name: /^Channel:/ }).click()
    await mara.getByRole('menuitem', { name: 'New channel' }).click()
    await mara.getByLabel('Name').fill('Second Stage')
    await mara.getByRole('button', { name: 'Create channel' }).click()
    await mara.getByRole('button', { name: /^Channel: Second Stage/ }).waitFor()
    await mara.reload()
    await mara.getByRole('button', { name: /^Channel: Second Stage/ }).click()
    await mara.getByRole('menuitemradio', { name: /^Mara/ }).waitFor()
    await shot(mara, 'team-switcher')
    await mara.getByRole('menuitemradio', { name: /^Mara/ }).click()
    await mara.getByRole('button', { name: /^Channel: Mara/ }).waitFor()
  })

  await t.test('roles change, and the log tells of it, before and after', async () => {
    await mara.goto(`${program.origin}/studio/settings/team`)
    await mara.getByRole('button', { name: /^Editor: role of Jonas/ }).click()
    await mara.getByRole('menuitem', { name: /^Analyst/ }).click()
    await mara.getByRole('button', { name: /^Analyst: role of Jonas/ }).waitFor()
    await shot(mara, 'team-light')
    await mara.goto(`${program.origin}/studio/settings/audit?action=member`)
    await mara.getByText('changed the role of').click()
    await mara.getByText('before: editor').waitFor()
    await mara.getByText('after: analyst').waitFor()
    await clean(mara, 'audit log')
    await shot(mara, 'audit-light')
    await mara.getByLabel('What', { exact: true }).selectOption('channel.created')
    await mara.getByText('made the channel').waitFor()
    await eventually(async () => (await mara.getByText('changed the role of').count()) === 0)
    const file = mara.waitForEvent('download')
    await mara.getByRole('button', { name: 'Export what is shown' }).click()
    await mara.getByRole('menuitem', { name: /^CSV/ }).click()
    assert.match((await file).suggestedFilename(), /^audit-.*\.csv$/)
    for (const [page, name] of [
      ['team', 'team-dark'],
      ['audit?action=member', 'audit-dark'],
      ['api-keys', 'api-keys-dark'],
    ]) {
      await mara.emulateMedia({ colorScheme: 'dark' })
      await mara.goto(`${program.origin}/studio/settings/${page}`)
      await mara.waitForLoadState('networkidle')
      await clean(mara, `${name}`)
      await shot(mara, String(name))
    }
    await mara.emulateMedia({ colorScheme: 'light' })
  })

  await t.test('whoever is removed is out at once, with the page still open', async () => {
    await jonas.goto(`${program.origin}/studio/content`)
    await mara.goto(`${program.origin}/studio/settings/team`)
    await mara.getByRole('button', { name: /^Remove Jonas/ }).click()
    await mara.getByRole('button', { name: 'Remove from team' }).click()
    await mara.getByText('is out of the team').waitFor()
    // The page may be leaving, too.
    await eventuallyEqual(async () => ((await send(jonas, 'GET', '/api/me')) as { channels: unknown[] }).channels, [])
  })

  assert.deepEqual(troubles, [])
})
