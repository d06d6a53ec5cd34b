import assert from 'node:assert/strict'
import test from 'node:test'
import { HtmlValidate } from 'html-validate'
import { clip } from './clips.ts'
import { openStudio } from './studio.ts'

const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] })
const HOSTILE = '</title><script>alert(1)</script> "\'& <b>'
const AS_PERSON = { 'sec-fetch-dest': 'document' }
const IN_FRAME = { 'sec-fetch-dest': 'iframe', referer: 'https://blog.example/' }

test('every page that the server sends is good HTML, in both directions of writing', async (t) => {
  const studio = await openStudio(t, { worker: true })
  const ana = await studio.given.person(HOSTILE)
  const text = { title: HOSTILE, description: HOSTILE, visibility: 'public' }
  const video = await studio.given.video(ana, await clip('h264Aac'), { ...text, tags: ['<i>'] })
  const article = (await ana.post('/api/creator/articles', { title: HOSTILE, markdown: HOSTILE })).json()
  await ana.patch(`/api/creator/videos/${article.id}`, { visibility: 'public' })
  const list = (await ana.post('/api/creator/playlists', { ...text, videoIds: [video.id] })).json()
  const handle = (await ana.get('/api/me')).json().channels[0].handle
  const stranger = studio.visitor()

  const check = async (path: string, status = 200, headers: Record<string, string> = {}, by = stranger) => {
    for (const language of ['en', 'ar']) {
      const answer = await by.get(path, { ...headers, 'accept-language': language })
      const where = `${path} in ${language}`
      assert.equal(answer.statusCode, status, where)
      const direction = language === 'ar' ? 'rtl' : 'ltr'
      assert.match(answer.body, new RegExp(`^<!doctype html>\\s*<html lang="${language}" dir="${direction}"`), where)
      const { results } = await validator.validateString(answer.body)
      const found = results.flatMap(({ messages }) =>
        messages.map(({ line, column, ruleId, message }) => `${where}:${line}:${column} ${ruleId}: ${message}`),
      )
      assert.deepEqual(found, [])
    }
  }

  const watch = `/watch/${video.id}`
  const embed = `/embed/${video.id}`
  await check('/')
  await check('/search?q=a')
  await check('/sign-in')
  await check(watch)
  await check(`/watch/${article.id}`)
  await check(`/watch/${video.id.slice(0, -4)}0000`, 404)
  await check(`/channel/${handle}`)
  await check(`/playlist/${list.id}`)
  await check('/studio', 200, {}, ana)
  await check('/studio/content', 200, {}, ana)
  await check(embed)
  await check(`/embed/${article.id}`)
  await check('/embed/nothing', 404)
  await check('/offline.html')
  await check('/media/nothing/master.m3u8', 403, AS_PERSON)
  await check('/media/~1.x/nothing/master.m3u8', 403, AS_PERSON)

  await ana.patch(`/api/creator/videos/${video.id}`, { embedding: 'nowhere' })
  await check(embed, 403, IN_FRAME)
  await ana.patch(`/api/creator/videos/${video.id}`, { embedding: 'everywhere', ageRestricted: true })
  await check(embed)
  await check(watch)
  assert.match((await stranger.get(watch)).body, /<meta name="rating" content="adult">/)
})
