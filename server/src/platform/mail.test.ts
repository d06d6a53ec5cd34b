import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { eventually } from '#test/eventually.ts'
import { assertProblem } from '#test/problems.ts'
import { openStudio } from '#test/studio.ts'
import { outbox, queueMail } from './mail.ts'

type Received = { from: string; to: string; data: string }

/** Speaks enough of RFC 5321 for a client that sends mail; `answerTo` decides what is said to a command, null for the usual. */
async function smtpServer() {
  const received: Received[] = []
  const server = { received, answerTo: (_command: string): string | null => null, port: 0 }
  const talk = (socket: Socket) => {
    const mail: Received = { from: '', to: '', data: '' }
    let inData = false
    let rest = ''
    const say = (line: string) => socket.write(`${line}\r\n`)
    const onLine = (line: string) => {
      if (inData) {
        if (line !== '.') mail.data += `${line}\n`
        else {
          inData = false
          received.push({ ...mail })
          say('250 kept')
        }
        return
      }
      const special = server.answerTo(line)
      if (special) return say(special)
      if (/^MAIL FROM/i.test(line)) mail.from = line
      if (/^RCPT TO/i.test(line)) mail.to = line
      if (/^DATA/i.test(line)) inData = true
      say(inData ? '354 go on' : /^QUIT/i.test(line) ? '221 bye' : '250 fine')
    }
    socket.on('data', (chunk) => {
      rest += chunk
      const lines = rest.split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) onLine(line)
    })
    socket.on('error', () => {})
    say('220 test')
  }
  const listening = createServer(talk).listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const address = listening.address()
  if (typeof address === 'object' && address) server.port = address.port
  after(() => listening.close())
  return server
}

const smtp = await smtpServer()
const studio = await openStudio(
  { after },
  { worker: true, env: { SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, PUBLIC_URL: 'http://localhost:4999' } },
)
const { ctx, system } = studio
const mailTo = async (to: string) => (await outbox(system, 100)).find((mail) => mail.recipient === to)

test('a mail is sent once, and says so', async () => {
  await queueMail(ctx, { to: 'ana@example.org', subject: 'Grüße', body: 'First line\n\n.\nlast line' })
  const mail = await eventually(async () => {
    const found = await mailTo('ana@example.org')
    return found?.sent_at ? found : null
  })
  assert.equal(smtp.received.length, 1)
  const [{ from, to, data } = { from: '', to: '', data: '' }] = smtp.received
  assert.match(from, /<studio@localhost>/)
  assert.match(to, /<ana@example\.org>/)
  assert.match(data, /^Subject: =\?UTF-8\?/m)
  assert.match(data, new RegExp(`^Message-ID: <${mail.id}@localhost>`, 'm'))
  assert.match(data, /First line\n\n\.\.\nlast line/) // a line of one dot would end the mail: RFC 5321 section 4.5.2
  assert.equal(mail.last_error, null)
})

test('a server that is busy is asked again, and what it said can be read', async () => {
  let refused = 0
  smtp.answerTo = (command) => (/^RCPT TO/i.test(command) && refused++ === 0 ? '451 try again later' : null)
  await queueMail(ctx, { to: 'ben@example.org', subject: 'S', body: 'B' })
  await eventually(async () => (await mailTo('ben@example.org'))?.last_error?.includes('451'))
  await eventually(async () => (await mailTo('ben@example.org'))?.sent_at)
  assert.equal((await mailTo('ben@example.org'))?.last_error, null)
  assert.equal(smtp.received.filter((mail) => mail.to.includes('ben@')).length, 1)
  smtp.answerTo = () => null
})

test('an address cannot add a line to the mail', async () => {
  await queueMail(ctx, { to: 'cem@example.org', subject: 'Hi\r\nBcc: everybody@example.org', body: 'B' })
  await eventually(async () => (await mailTo('cem@example.org'))?.sent_at)
  const [sent] = smtp.received.filter((mail) => mail.to.includes('cem@'))
  assert.doesNotMatch(sent?.data ?? '', /^Bcc:/m)
})

test('the operator sends again what was given up or kept, but never twice', async () => {
  const operator = await studio.given.person('The operator')
  const id = '01930000-0000-7000-8000-000000000001'
  await sql`insert into platform.mails (id, recipient, subject, body, last_error)
    values (${id}, 'dora@example.org', 'S', 'B', 'no answer')`.execute(system.db)
  const listed = async () =>
    (await operator.get('/api/admin/outbox')).json().items.find((mail: { id: string }) => mail.id === id)
  assert.deepEqual([(await listed()).error, (await listed()).queued], ['no answer', false])
  smtp.answerTo = (command) => (/^RCPT TO/i.test(command) ? '451 try again later' : null)
  assert.equal((await operator.post(`/api/admin/outbox/${id}/send`)).statusCode, 204)
  await eventually(async () => (await listed()).error.includes('451') && (await listed()).queued)
  const asked = await Promise.all([1, 2, 3].map(() => operator.post(`/api/admin/outbox/${id}/send`)))
  assert.deepEqual(
    asked.map((answer) => answer.statusCode),
    [204, 204, 204],
  )
  smtp.answerTo = () => null // not before: a try of its own would send it between the three
  await eventually(async () => (await listed()).sentAt)
  assert.equal(smtp.received.filter((mail) => mail.to.includes('dora@')).length, 1)
  assertProblem(await operator.post(`/api/admin/outbox/${id}/send`), 409, 'mail.already_sent')
  assertProblem(await operator.post(`/api/admin/outbox/${id.replace(/1$/, '2')}/send`), 404, 'mail.not_found')
  const other = await studio.given.person('Somebody else')
  assertProblem(await other.post(`/api/admin/outbox/${id}/send`), 403, 'auth.not_allowed')
})
