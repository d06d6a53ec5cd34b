import assert from 'node:assert/strict'
import test from 'node:test'
import { clip } from '../server/test/clips.ts'
import { eventually } from '../server/test/eventually.ts'
import { seriousFindings } from './axe.ts'
import { openBrowser, openPage, shot } from './browser.ts'
import { CHROME, openClient, signedUp } from './client.ts'
import { prepareProgram } from './program.ts'
import { uploadFile } from './upload-file.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

test('a viewer rates and reports, the operator decides, and everybody sees what became of it', async (t) => {
  const program = await prepareProgram({ begun: true })
  t.after(() => program.remove())
  await program.start()
  const olga = await signedUp(program.origin, { name: 'Olga', email: 'olga@example.org', password: 'correct horse' })
  const owner = openClient(program.origin, { cookie: olga, userAgent: CHROME(0) })
  const videoId = await uploadFile(owner, await clip('longer'))
  const own = `/api/creator/videos/${videoId}`
  await eventually(async () => {
    const { status } = (await owner.until('GET', own)).json as { status: string } // of a 200
    return status === 'ready'
  })
  await owner.until('PATCH', own, { body: { visibility: 'public', title: 'A walk through the old town' } })
  const mara = await signedUp(program.origin, { name: 'Mara', email: 'mara@example.org', password: 'correct horse' })
  const viewer = openClient(program.origin, { cookie: mara, userAgent: CHROME(1) })

  const browser = await openBrowser(t)
  const signedIn = async (cookie: string, options = {}) => {
    const opened = await openPage(browser, options)
    const [name = '', value = ''] = cookie.split(/=(.*)/s)
    await opened.page.context().addCookies([{ name, value, url: program.origin }])
    return opened
  }
  const { page, troubles } = await signedIn(mara)
  await page.goto(`${program.origin}/watch/${videoId}`)
  await page.getByText(/Watch at least half of it first: \d+ % so far/).waitFor()
  await eventually(async () => {
    const answer = await viewer.until('POST', '/api/watch-progress', {
      body: { vodId: videoId, deviceId: 'other', positionMs: 29_000, ranges: [[0, 29_000]] },
    })
    return answer.status === 200
  })
  await page.reload()
  await page.getByRole('radio', { name: /^1 of 5/ }).focus()
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
  await page.getByRole('radio', { name: /^4 of 5/, checked: true }).waitFor()
  await page.getByRole('textbox', { name: /A sentence/ }).fill('Calm, and the light is lovely.')
  await page.getByRole('button', { name: 'Send rating' }).click()
  await page.getByText('1 rating so far. An average is shown from 10 on.').waitFor()
  await page.getByRole('listitem').getByText('Calm, and the light is lovely.').waitFor()
  await page.getByRole('heading', { name: 'Ratings' }).scrollIntoViewIfNeeded()
  await shot(page, 'ratings-light')
  assert.deepEqual(await seriousFindings(page), [])

  const visitor = await openPage(browser, PHONE)
  await visitor.page.goto(`${program.origin}/watch/${videoId}`)
  await visitor.page.getByRole('button', { name: 'Report' }).click()
  await visitor.page.getByRole('radio', { name: 'Violence' }).check()
  await visitor.page.getByRole('textbox').fill('Somebody is hurt')
  await shot(visitor.page, 'report-phone')
  await visitor.page.getByRole('button', { name: 'Send report' }).click()
  await visitor.page.getByText('Thank you: it was reported').waitFor()
  await page.getByRole('button', { name: 'Report' }).click()
  await page.getByRole('radio', { name: 'Sexual content' }).check()
  await page.getByRole('button', { name: 'Send report' }).click()
  await page.getByText('Thank you: it was reported').waitFor()

  const operator = await signedIn(olga, { colorScheme: 'dark' })
  const queue = operator.page
  await queue.goto(`${program.origin}/studio/settings/reports`)
  await queue.getByText('2 reports').waitFor()
  await queue.getByText('What was said').click()
  await queue.getByText('Somebody is hurt').waitFor()
  await shot(queue, 'reports-queue-dark')
  await queue.getByRole('button', { name: 'For adults' }).click()
  await queue.getByRole('button', { name: 'Mark as for adults' }).click()
  await queue.getByText('Nothing that was reported waits for you.').waitFor()

  await visitor.page.goto(program.origin)
  await visitor.page.getByText('For adults').first().waitFor({ state: 'attached' })
  await shot(visitor.page, 'adult-home-phone')
  const pictures: string[] = []
  visitor.page.on('request', (request) => {
    if (request.url().includes('/media/')) pictures.push(request.url())
  })
  await visitor.page.goto(`${program.origin}/watch/${videoId}`)
  await visitor.page.getByRole('heading', { name: 'This video is for adults' }).waitFor()
  assert.deepEqual(pictures, [], 'nothing of it is asked for before')
  await shot(visitor.page, 'adult-gate-phone')
  await visitor.page.getByRole('button', { name: 'I am 18 or older' }).click()
  await visitor.page.locator('video').waitFor()
  await visitor.page.reload()
  await visitor.page.locator('video').waitFor()

  await visitor.page.getByRole('button', { name: 'Report' }).click()
  await visitor.page.getByRole('radio', { name: 'Hate' }).check()
  await visitor.page.getByRole('button', { name: 'Send report' }).click()
  await visitor.page.getByText('Thank you: it was reported').waitFor()
  await queue.goto(`${program.origin}/studio/settings/reports`)
  await queue.getByRole('button', { name: 'Take down' }).click()
  await queue.getByRole('textbox', { name: 'What the channel is told' }).fill('At 0:12 a group is insulted.')
  await shot(queue, 'reports-decide-dark')
  await queue.getByRole('dialog').getByRole('button', { name: 'Take down' }).click()
  await queue.getByText('Nothing that was reported waits for you.').waitFor()
  await visitor.page.goto(`${program.origin}/watch/${videoId}`)
  await visitor.page.getByRole('heading', { name: 'This video was taken down' }).waitFor()
  await visitor.page.getByText('The reason: hate.').waitFor()
  await shot(visitor.page, 'taken-down-phone')
  await queue.goto(`${program.origin}/studio/content/${videoId}`)
  await queue.getByText('At 0:12 a group is insulted.').waitFor()
  await queue.getByText('Calm, and the light is lovely.').waitFor({ state: 'detached' }) // private: nobody rates it now
  await shot(queue, 'taken-down-studio-dark')
  await queue.goto(`${program.origin}/studio/settings/reports?state=decided`)
  await queue.getByRole('button', { name: 'Undo' }).first().click()
  await queue.getByText('Undone: it is as it was before').waitFor()
  await visitor.page.goto(`${program.origin}/watch/${videoId}`)
  await visitor.page.locator('video').waitFor()
  await queue.goto(`${program.origin}/studio/content/${videoId}`)
  await queue.getByText('Calm, and the light is lovely.').scrollIntoViewIfNeeded()
  await shot(queue, 'ratings-studio-dark')
  await page.goto(`${program.origin}/watch/${videoId}`)
  await page.getByRole('heading', { name: 'This video is for adults' }).waitFor()
  await shot(page, 'adult-gate-light')
  assert.deepEqual([...troubles, ...visitor.troubles, ...operator.troubles], [])
})
