import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsOf } from '#platform/language.ts'
import { outbox } from '#platform/mail.ts'
import { openStudio } from './studio.ts'

const words = wordsOf({
  de: {
    'Your role in this channel cannot change videos': 'Das ist nicht erlaubt',
    'Your role here is {role}: only owner, manager and editor may upload and change videos.':
      'Das dürfen nur Inhaber, Manager und Editoren, hier ist die Rolle {role}.',
    analyst: 'Analyst',
    'At most {most, plural, one {# character} other {# characters}}':
      'Höchstens {most, plural, one {ein Zeichen} other {# Zeichen}}',
    'is no id': 'ist keine ID',
    'The body is no valid JSON.': 'Das ist kein JSON.',
    'There have to be at least three chapters.': 'Es sind zu wenige.',
    'A channel needs an owner: make somebody else an owner first.': 'Ein Kanal braucht einen Inhaber.',
    'Film and animation': 'Film und Animation',
    'This address does not work': 'Diese Adresse geht nicht',
    'Choose a new password': 'Neues Passwort wählen',
    'Hello,\n\nto choose a new password for Creator Studio open this address within an hour:\n\n{url}\n\nIf you did not ask for it, nothing needs to be done.':
      'Hallo,\n\nhier geht es zum neuen Passwort:\n\n{url}',
  },
  fr: { 'Choose a new password': 'Choisir un nouveau mot de passe' },
})
const german = { 'accept-language': 'de-AT, en;q=0.5' }

test('the server speaks the language of who reads: refusals, reasons, categories, pages and letters', async (t) => {
  const studio = await openStudio(t, { words })
  const owner = await studio.given.person('Ana')
  await owner.post('/api/uploads', { filename: 'a.mp4', size: 1 }) // which makes the first channel
  const channel = (await owner.get('/api/me')).json().channels[0].id

  const team = `/api/channels/${channel}/members`
  const whyNot = async (headers?: Record<string, string>) => (await owner.get(team, headers)).json().items[0].why.remove
  assert.equal(await whyNot(german), 'Ein Kanal braucht einen Inhaber.')
  assert.equal(await whyNot(), 'A channel needs an owner: make somebody else an owner first.')
  assert.equal(await whyNot({ 'accept-language': 'ja' }), await whyNot())

  const ben = await studio.given.person('Ben')
  await studio.ctx.database.pool.query(
    `insert into accounts.channel_members (channel_id, user_id, role) select $1, id, 'analyst' from auth."user" where email = $2`,
    [channel, ben.email],
  )
  const asked = { filename: 'a.mp4', size: 10, type: 'video/mp4', channelId: channel }
  const { title, reason } = (await ben.post('/api/uploads', asked, german)).json()
  assert.deepEqual(
    { title, reason },
    {
      title: 'Das ist nicht erlaubt',
      reason: 'Das dürfen nur Inhaber, Manager und Editoren, hier ist die Rolle Analyst.',
    },
  )

  const invalid = await owner.patch(`/api/channels/${channel}`, { name: 'x'.repeat(10_000) }, german)
  assert.match(invalid.json().errors[0].message, /^Höchstens \d+ Zeichen$/)
  const noId = await owner.get('/api/creator/videos?channelId=x', german)
  assert.deepEqual(noId.json().errors, [{ path: 'querystring/channelId', message: 'ist keine ID' }])
  const headers = { cookie: owner.cookie, 'content-type': 'application/json', ...german }
  const broken = await studio.app.inject({ method: 'POST', url: '/api/channels', headers, payload: '{' })
  assert.equal(broken.json().errors[0].message, 'Das ist kein JSON.')

  const { videoId } = (await owner.post('/api/uploads', { filename: 'b.mp4', size: 1 })).json()
  await owner.patch(`/api/creator/videos/${videoId}`, { description: '0:00 Begin' })
  const chapters = { chapters: [{ startMs: 0, title: 'A' }] }
  const late = await owner.put(`/api/creator/videos/${videoId}/chapters`, chapters, { ...german, 'if-match': '"99"' })
  assert.equal(late.statusCode, 412)
  assert.equal(late.json().current.description.ignored, 'Es sind zu wenige.')

  const categories = await studio.visitor().get('/api/categories', german)
  assert.deepEqual(categories.json().items[0], { id: 'animation', label: 'Film und Animation' })
  assert.deepEqual(categories.json().items[1], { id: 'vehicles', label: 'Cars and vehicles' })
  assert.match(String(categories.headers.vary), /accept-language/)
  assert.equal((await studio.visitor().get('/api/categories')).json().items[0].label, 'Film and animation')

  const refused = await studio.visitor().get('/media/nothing/master.m3u8', { ...german, accept: 'text/html' })
  assert.match(refused.body, /<html lang="de" dir="ltr">/)
  assert.match(refused.body, /Diese Adresse geht nicht/)

  const letterAfter = async (headers: Record<string, string>) => {
    const wish = { email: owner.email, redirectTo: '/reset-password' }
    await studio.visitor().post('/api/auth/request-password-reset', wish, headers)
    return (await outbox(studio.ctx, 1))[0]
  }
  const letter = await letterAfter(german)
  assert.equal(letter?.subject, 'Neues Passwort wählen')
  assert.match(letter?.body ?? '', /^Hallo,\n\nhier geht es zum neuen Passwort:\n\nhttp/)
  await owner.patch('/api/me/preferences', { language: 'fr' })
  assert.equal((await letterAfter(german))?.subject, 'Choisir un nouveau mot de passe')
})
