import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { clip } from '../server/test/clips.ts'
import { eventually } from '../server/test/eventually.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, shot, untilLoaded } from './browser.ts'
import { CHROME, openClient } from './client.ts'
import { prepareProgram } from './program.ts'
import { uploadFile } from './upload-file.ts'

const program = await prepareProgram({ begun: true })

async function signUp(page: Page, name: string) {
  const answer = await page.request.post(`${program.origin}/api/auth/sign-up/email`, {
    data: { name, email: `${name.toLowerCase()}@example.org`, password: 'correct horse battery' },
    headers: { origin: program.origin },
  })
  assert.equal(answer.status(), 200, await answer.text())
}

test('a video is cut by keyboard, saved as a new version, and the old one is used again', async (t: TestContext) => {
  t.after(() => program.remove())
  await program.start()
  const { page, troubles } = await openPage(await openBrowser(t))
  await signUp(page, 'Mara')
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const id = await uploadFile(openClient(program.origin, { cookie, userAgent: CHROME(1) }), await clip('longer'))
  const api = async (path: string) =>
    (await page.request.get(`${program.origin}/api/creator/videos/${id}${path}`)).json()
  await eventually(async () => {
    const { playback } = await api('')
    return playback?.storyboardUrl && playback.waveformUrl
  })

  await page.goto(`${program.origin}/studio/content/${id}/edit`)
  const position = page.getByRole('slider', { name: 'Position' })
  await untilLoaded(page)
  await position.focus()
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('i')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('o')
  await page.keyboard.press('x')
  await page.getByText('shorter').waitFor()
  await page.getByText(/^Saved \d/).waitFor()
  const first = await eventually(async () => {
    const { keep } = await api('/edit')
    return keep.length === 2 && keep[0]
  })
  assert.deepEqual(first, { startMs: 0, endMs: 10_000 })
  await page.keyboard.press('Control+z')
  await eventually(async () => (await api('/edit')).keep.length === 1)
  await page.keyboard.press('Control+Shift+z')
  await eventually(async () => (await api('/edit')).keep.length === 2)

  const end = page.getByLabel('Part 1 ends', { exact: true })
  await end.fill('0:09.500')
  await end.press('Enter')
  await page.getByLabel('Part 1 ends: −1 s, one second earlier').click()
  await eventually(async () => (await api('/edit')).keep[0].endMs === 8_500)
  for (const [name, scheme, size] of [
    ['edit-light', 'light', { width: 1440, height: 1100 }],
    ['edit-dark', 'dark', { width: 1440, height: 1100 }],
    ['edit-phone', 'light', { width: 390, height: 1400 }],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize(size)
    await shot(page, name)
    assert.deepEqual(await seriousFindings(page), [], name)
  }
  await page.setViewportSize({ width: 1440, height: 1100 })

  await page.getByRole('button', { name: 'Save as new version' }).click()
  const cut = await eventually(async () => {
    const { items } = await api('/versions')
    return items.find((each: { kind: string; current: boolean }) => each.kind === 'cut' && each.current)
  })
  assert.ok(Math.abs(cut.durationMs - 26_500) < 300, `${cut.durationMs}`)
  await page.getByRole('button', { name: 'Use this version' }).click()
  await eventually(async () => (await api('')).playback.version !== cut.id)
  assert.deepEqual(troubles, [])
})
