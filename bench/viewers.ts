import { createHmac } from 'node:crypto'
import type { Program } from '../e2e/program.ts'
import { deriveSecrets } from '../server/src/platform/secrets.ts'

export type Viewer = { userId: string; cookie: string }

/** Signed-in people, as signing up leaves them: by SQL, because a password takes 50 ms of CPU to hash. */
export async function insertViewers(program: Program, count: number): Promise<Viewer[]> {
  const rows = await program.query<{ userId: string; token: string }>(
    `with made as (
       insert into auth."user" (name, email, "emailVerified", "updatedAt")
       select 'Viewer ' || n, 'viewer-' || n || '@example.org', true, now() from generate_series(1, $1::int) n returning id)
     insert into auth.session ("expiresAt", token, "updatedAt", "userId")
     select now() + interval '1 day', replace(gen_random_uuid()::text, '-', ''), now(), id from made
     returning "userId", token`,
    [count],
  )
  const [installation] = await program.query<{ id: string; secret: string }>(
    'select id, secret from platform.installation',
  )
  if (!installation) throw new Error('the program has not made its installation yet')
  const secret = deriveSecrets(installation.id, installation.secret).key('cookies').toString('hex')
  return rows.map(({ userId, token }) => {
    const signature = createHmac('sha256', secret).update(token).digest('base64')
    return { userId, cookie: `studio.session_token=${encodeURIComponent(`${token}.${signature}`)}` }
  })
}
