import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { contractRoutes, fill, type Route } from './routes.ts'
import { openStudio, type Person, type Response } from './studio.ts'

const studio = await openStudio({ after }, { env: { EVENTS_PER_MINUTE: '1000000' } })
const ana = await studio.given.person('Ana')
const stranger = studio.visitor()

const LONG = 'ä'.repeat(5000)
const VALUES: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  -0,
  '',
  ' ',
  'x',
  '0',
  '-1',
  'null',
  '\u0000',
  '\ud800',
  '\u202e\ufeff',
  '٣',
  '../..',
  "' or 1=1--",
  '%s%n',
  LONG,
  [],
  [null],
  [[]],
  {},
  { length: 1 },
  '2026-02-31T00:00:00Z',
  randomUUID(),
  '00000000-0000-0000-0000-000000000000',
  'a@b',
  'a@b.c',
  'UTC',
  'http://x',
  ['x', 'x'],
]
const RIGHT: Record<string, unknown> = {
  name: 'N',
  email: 'n@example.org',
  password: 'correct horse',
  newPassword: 'correct horse',
  currentPassword: 'wrong one',
  token: 't',
  title: 'T',
  filename: 'f',
  size: 1,
  scopes: ['videos:read'],
  partNumbers: [1],
  parts: [{ partNumber: 1, etag: 'x' }],
  sentAt: new Date().toISOString(),
  events: [],
}

/** Never a fault of ours: 2xx to 4xx, and problem+json with a code from 400 on. */
function assertSane(answer: Response, about: string) {
  assert.ok(
    answer.statusCode < 500,
    `${about}: ${answer.statusCode} ${answer.body.slice(0, 300)} ${studio.crashes.at(-1) ?? ''}`,
  )
  if (answer.statusCode < 400) return
  assert.equal(answer.headers['content-type'], 'application/problem+json', about)
  assert.match(answer.json().code, /^[a-z]+(\.[a-z_]+)+$/, about)
}

let asked = 0
async function throwAt(who: Person, route: Route, url: string, body?: unknown) {
  const answer = await studio.app.inject({
    method: route.method,
    url,
    remoteAddress: `10.0.${(asked >> 8) & 255}.${asked++ & 255}`, // or the limit of sign-ins would keep the rest out
    headers: { cookie: who.cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  assertSane(answer, `${route.method} ${url} ${JSON.stringify(body)?.slice(0, 200)}`)
}

for (const [name, who] of [
  ['somebody signed in', ana],
  ['a stranger', stranger],
] as const) {
  test(`no id and no parameter that ${name} makes up is a fault of ours`, async () => {
    for (const route of contractRoutes().filter((each) => !each.path.startsWith('/api/auth/sign-out'))) {
      if (route.path.includes('{'))
        for (const id of [
          'x',
          '%00',
          '%',
          '%ff',
          '%2f',
          '..%2f',
          '-',
          encodeURIComponent(LONG.slice(0, 300)),
          '00000000-0000-0000-0000-000000000000',
          randomUUID(),
          `${randomUUID()}%0a`,
        ])
          await throwAt(who, route, fill(route.path, id), route.body ? RIGHT : undefined)
      for (const field of route.query)
        for (const value of VALUES)
          await throwAt(
            who,
            route,
            `${fill(route.path, randomUUID())}?${field}=${encodeURIComponent(String(value).toWellFormed())}`,
          )
    }
    assert.deepEqual(studio.crashes, [])
  })

  test(`no body that ${name} makes up is a fault of ours`, async () => {
    for (const route of contractRoutes().filter((each) => each.body)) {
      const url = fill(route.path, randomUUID())
      for (const value of VALUES) await throwAt(who, route, url, JSON.stringify(value))
      // One field after the other is wrong, so that each is reached behind the checks of those before it.
      for (const field of route.body ?? [])
        for (const value of VALUES) await throwAt(who, route, url, { ...RIGHT, [field]: value })
    }
    assert.deepEqual(studio.crashes, [])
  })
}
