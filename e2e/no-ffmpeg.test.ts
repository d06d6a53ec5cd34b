import assert from 'node:assert/strict'
import test from 'node:test'
import { clip } from '../server/test/clips.ts'
import { eventually } from '../server/test/eventually.ts'
import { CHROME, openClient, signedUp } from './client.ts'
import { prepareProgram } from './program.ts'
import { uploadFile } from './upload-file.ts'

type Video = { status: string; problem: { code: string; message: string } | null }

test('without ffmpeg a file is kept, the creator is told why it waits, and it is processed once there is one', async (t) => {
  const options = { env: { FFMPEG_PATH: '/bin/true' as string | undefined } }
  const program = await prepareProgram(options)
  t.after(() => program.remove())
  await program.start()
  const cookie = await signedUp(program.origin, { name: 'Mara', email: 'mara@example.org', password: 'correct horse' })
  const client = openClient(program.origin, { cookie, userAgent: CHROME(0) })

  const videoId = await uploadFile(client, await clip('h264Aac'))
  const video = async () => (await client.until('GET', `/api/creator/videos/${videoId}`)).json as Video
  const waiting = await eventually(async () => {
    const found = await video()
    return found.problem ? found : null
  })
  assert.equal(waiting.status, 'processing')
  assert.equal(waiting.problem?.code, 'media.no_tools')
  assert.match(waiting.problem?.message ?? '', /ffmpeg/)

  await program.stop()
  options.env.FFMPEG_PATH = undefined
  await program.start()
  const ready = await eventually(async () => {
    const found = await video()
    return found.status === 'ready' ? found : null
  })
  assert.equal(ready.problem, null)
})
