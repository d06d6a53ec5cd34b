import assert from 'node:assert/strict'
import test from 'node:test'
import { openStudio } from '#test/studio.ts'

test('an invitation opens exactly one account', async (t) => {
  const studio = await openStudio(t, { env: { SIGN_UP: 'invite' } })
  const operator = await studio.given.person() // the first account is always possible
  const { url } = (await operator.post('/api/admin/invites', { note: 'for Bo' })).json()
  const invite = new URL(url).searchParams.get('invite')
  const signUp = (email: string, code?: string | null) =>
    studio.visitor().post('/api/auth/sign-up/email', {
      name: 'Bo',
      email,
      password: 'correct horse',
      ...(code ? { invite: code } : {}),
    })

  assert.equal((await signUp('none@example.org')).json().code, 'accounts.invite_needed')
  assert.equal((await signUp('wrong@example.org', 'wrong')).json().code, 'accounts.invite_needed')
  const raced = await Promise.all([signUp('bo@example.org', invite), signUp('cy@example.org', invite)])
  assert.deepEqual(raced.map((answer) => answer.statusCode).sort(), [200, 403])
  assert.ok((await operator.get('/api/admin/invites')).json().items[0].usedAt)
})

test('only the operator invites', async (t) => {
  const studio = await openStudio(t)
  await studio.given.person()
  const other = await studio.given.person()
  assert.equal((await other.post('/api/admin/invites', {})).statusCode, 403)
  assert.equal((await other.get('/api/admin/invites')).statusCode, 403)
  assert.equal((await studio.visitor().get('/api/admin/invites')).statusCode, 401)
})
