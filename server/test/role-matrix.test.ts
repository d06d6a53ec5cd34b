import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { SCOPES } from '#features/accounts/policy.ts'
import { PERMISSIONS, type Permission, type RoutePermission } from '#features/accounts/roles.ts'
import { forgetPerson } from '#features/accounts/session.ts'
import type { ChannelRole } from '#platform/context.ts'
import { SAMPLES, type Sample, type World } from './role-samples.ts'
import { openStudio, type Person, type Response } from './studio.ts'
import { type JsonSchema, validValue } from './valid-body.ts'

/**
 * Every operation of the contract, asked by everybody there can be: what comes back is derived from the permission that the
 * route names and from the one table of roles, so a new route is checked without a line here, or fails for want of one.
 */
type Operation = {
  operationId: string
  'x-permission'?: RoutePermission
  requestBody?: { content: Record<string, { schema: JsonSchema }> }
  parameters?: { in: string; name: string; required?: boolean; schema: JsonSchema }[]
}
type Contract = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, JsonSchema> }
}

const studio = await openStudio({ after })
const operator = await studio.given.person('Operator')
const stranger = await studio.given.person('Stranger')
await studio.given.person('Spare')
const idOf = async (who: Person): Promise<string> => (await who.get('/api/me')).json().user.id
const ownerPerson = await studio.given.person('Owner')
const owner = { ...ownerPerson, id: await idOf(ownerPerson) }
const channelId: string = (await owner.post('/api/channels', { name: 'C', handle: 'the-channel' })).json().id
for (const who of [operator, stranger]) await who.post('/api/channels', { name: 'Own' })

const OTHER_ROLES = ['manager', 'editor', 'moderator', 'analyst', 'accountant'] as const
const team = new Map<ChannelRole, Person>([['owner', owner]])
for (const role of OTHER_ROLES) {
  const person = await studio.given.person(role)
  const userId = await idOf(person)
  await studio.ctx.database.pool.query(
    'insert into accounts.channel_members (channel_id, user_id, role) values ($1, $2, $3)',
    [channelId, userId, role],
  )
  await forgetPerson(studio.system, userId)
  team.set(role, person)
}

let drafts = 0
const world: World = {
  studio,
  owner,
  channelId,
  draft: async () => {
    // A person has a hundred unfinished uploads at most.
    if (++drafts % 50 === 0)
      await studio.ctx.database.pool.query(
        `update uploads.sessions set state = 'cancelled' where state = 'active' and id not in
           (select id from uploads.sessions order by created_at desc, id desc limit 10)`,
      )
    const made = (await owner.post('/api/uploads', { filename: 'a.mp4', size: 1, channelId })).json()
    if (!made.videoId) throw new Error(JSON.stringify(made))
    return { videoId: made.videoId, uploadId: made.id }
  },
}

const keys = new Map<string, Record<string, string>>()
/** A program with a key of somebody, as headers. */
async function keyOf(who: Person, scopes: readonly string[]): Promise<Record<string, string>> {
  const name = `${who.cookie} ${scopes}`
  const known = keys.get(name)
  if (known) return known
  const made = (await who.post('/api/creator/api-keys', { name: 'K', scopes })).json()
  const headers = { authorization: `Bearer ${made.key}` }
  keys.set(name, headers)
  return headers
}

const { paths, components } = studio.app.swagger() as unknown as Contract
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
)
type Asked = (typeof operations)[number]

/** What belongs to the owner and their channel, by where it is asked for. */
async function sampleOf({ path, operation }: Asked): Promise<Sample> {
  const own = await SAMPLES[operation.operationId]?.(world)
  const known = { schemas: components.schemas, channelId }
  const query: Record<string, string> = {}
  const filled: Record<string, string> = {}
  for (const { in: where, name, required, schema } of operation.parameters ?? []) {
    if (where === 'query' && name === 'channelId') query[name] = channelId
    else if (where === 'query' && required) query[name] = String(validValue(schema, known))
    if (where !== 'path' || own?.path?.[name]) continue
    if (name === 'language') filled[name] = 'en'
    else if (name !== 'id') filled[name] = String(validValue(schema, known))
    else if (/\/channels\//.test(path)) filled.id = channelId
    else if (/^\/api\/(creator\/videos|vods)\//.test(path)) filled.id = (await world.draft()).videoId
    else if (path.startsWith('/api/uploads/')) filled.id = (await world.draft()).uploadId
    else filled.id = String(validValue(schema, known))
  }
  const schema = operation.requestBody?.content['application/json']?.schema
  return {
    ...own,
    path: { ...filled, ...own?.path },
    query: { ...query, ...own?.query },
    body: own?.body ?? (schema ? validValue(schema, known) : undefined),
  }
}

let asked = 0
async function ask({ method, path }: Asked, sample: Sample, as: Record<string, string>): Promise<Response> {
  asked += 1
  const search = new URLSearchParams(sample.query).toString()
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => sample.path?.[name] ?? name)
  return studio.app.inject({
    method: method as 'GET', // one of the contract's own
    url: search ? `${url}?${search}` : url,
    headers: { ...as, ...sample.headers },
    ...(sample.body === undefined || sample.body === null ? {} : { payload: sample.body as object }),
  })
}

const cookie = (who: Person): Record<string, string> => (who.cookie ? { cookie: who.cookie } : {})
const codeOf = (answer: Response): unknown => (answer.statusCode >= 400 ? answer.json().code : null)
const says = (answer: Response) => `${answer.statusCode} ${answer.body.slice(0, 160)}`
const isPermission = (asks: RoutePermission | undefined): asks is Permission =>
  asks !== undefined && asks in PERMISSIONS

test('every route says whom it is for, and what a key needs for it can be given to one', () => {
  const silent = operations.filter(({ operation }) => !operation['x-permission'])
  assert.deepEqual(
    silent.map(({ method, path }) => `${method} ${path}`),
    [],
    'routes without `config: { permission: … }`',
  )
  const unnamed = operations.filter(({ operation }) => !operation.operationId)
  assert.deepEqual(unnamed, [])
  for (const { operation } of operations) {
    const asks = operation['x-permission']
    const scope = isPermission(asks) ? PERMISSIONS[asks].scope : null
    if (scope)
      assert.ok((SCOPES as readonly string[]).includes(scope), `${operation.operationId}: no key can carry ${scope}`)
  }
  const names = new Set(operations.map(({ operation }) => operation.operationId))
  assert.deepEqual(
    Object.keys(SAMPLES).filter((name) => !names.has(name)),
    [],
    'samples of routes that are gone',
  )
})

test('what a role may not is refused, what it may works, and strangers find nothing, in every route', async () => {
  const wrong: string[] = []
  for (const route of operations) {
    const asks = route.operation['x-permission']
    if (!isPermission(asks)) continue
    const { roles, scope } = PERMISSIONS[asks]
    let sample = await sampleOf(route)
    let unknown: unknown
    const hold = async (who: string, as: Record<string, string>, expected: readonly number[] | 'passed') => {
      const answer = await ask(route, sample, as)
      if (who === 'a stranger') unknown = codeOf(answer)
      const passed =
        answer.statusCode < 300 ||
        [409, ...(sample.passed ?? [])].includes(answer.statusCode) ||
        // What is looked for inside is not there, but the video or channel was found.
        (answer.statusCode === 404 && codeOf(answer) !== unknown)
      if (expected === 'passed' ? !passed : !expected.includes(answer.statusCode))
        wrong.push(`${route.operation.operationId} (${asks}) by ${who}: ${says(answer)}`)
      else if (answer.statusCode === 403 && expected !== 'passed' && !answer.json().reason && !answer.json().scope)
        wrong.push(`${route.operation.operationId} (${asks}) by ${who}: refused without a reason, ${says(answer)}`)
      if (answer.statusCode < 300 && route.method !== 'GET') sample = await sampleOf(route)
    }
    await hold('nobody', {}, [401, 404])
    await hold('a stranger', cookie(stranger), [404])
    await hold('the operator', cookie(operator), [404])
    await hold('a key of a stranger', await keyOf(stranger, SCOPES), scope === null ? [403, 404] : [404])
    for (const [role, person] of team)
      await hold(role, cookie(person), (roles as readonly ChannelRole[]).includes(role) ? 'passed' : [403])
    const without = SCOPES.filter((each) => each !== scope)
    if (scope !== null) await hold('a key without the scope', await keyOf(owner, without), [403])
    await hold('a key with every scope', await keyOf(owner, SCOPES), scope === null ? [403] : 'passed')
    for (const role of OTHER_ROLES) {
      const person = team.get(role)
      // A key can do no more than its owner.
      if (person && !(roles as readonly ChannelRole[]).includes(role))
        await hold(`a key of ${role}`, await keyOf(person, SCOPES), [403])
    }
  }
  assert.equal(wrong.join('\n'), '')
})

test('what belongs to one person is found by nobody else', async () => {
  const wrong: string[] = []
  for (const route of operations.filter(({ operation }) => operation['x-permission'] === 'own')) {
    const { operationId } = route.operation
    const sample = await sampleOf(route)
    const nobody = await ask(route, sample, {})
    if (nobody.statusCode !== 401) wrong.push(`${operationId} by nobody: ${says(nobody)}`)
    // better-auth acts on the session that asks, whose id no request names.
    if (route.path.startsWith('/api/auth/')) continue
    const foreign = route.path.includes('{') || operationId === 'acceptInvitation'
    for (const [who, as] of [
      ['a stranger', cookie(stranger)],
      ['the operator', cookie(operator)],
      ['a manager', cookie(team.get('manager') ?? stranger)],
    ] as const) {
      const answer = await ask(route, sample, as)
      const fits = foreign
        ? [403, 404].includes(answer.statusCode)
        : answer.statusCode < 300 || sample.passed?.includes(answer.statusCode)
      if (!fits) wrong.push(`${operationId} by ${who}: ${says(answer)}`)
    }
    const own = await ask(route, sample, cookie(owner))
    if (own.statusCode >= 300 && ![409, ...(sample.passed ?? [])].includes(own.statusCode))
      wrong.push(`${operationId} by its owner: ${says(own)}`)
    const key = await ask(route, await sampleOf(route), await keyOf(owner, ['analytics:read']))
    if (key.statusCode !== 403) wrong.push(`${operationId} by a key: ${says(key)}`)
  }
  assert.equal(wrong.join('\n'), '')
})

test("the operator's routes are the operator's, and no key's", async () => {
  const wrong: string[] = []
  for (const route of operations.filter(({ operation }) => operation['x-permission'] === 'operator')) {
    const sample = await sampleOf(route)
    for (const [who, as, expected] of [
      ['nobody', {}, [401]],
      ['a stranger', cookie(stranger), [403]],
      ['the owner of a channel', cookie(owner), [403]],
      ['a key of the operator', await keyOf(operator, SCOPES), [403]],
    ] as const) {
      const answer = await ask(route, sample, as)
      if (!(expected as readonly number[]).includes(answer.statusCode))
        wrong.push(`${route.operation.operationId} by ${who}: ${says(answer)}`)
    }
    const answer = await ask(route, sample, cookie(operator))
    if ([400, 401, 403].includes(answer.statusCode) || answer.statusCode >= 500)
      wrong.push(`${route.operation.operationId} by the operator: ${says(answer)}`)
  }
  assert.equal(wrong.join('\n'), '')
})

test('what is for everybody, or for everybody with an account, is', async () => {
  const wrong: string[] = []
  for (const route of operations.filter(({ path }) => !path.startsWith('/api/auth/'))) {
    const asks = route.operation['x-permission']
    if (asks !== 'public' && asks !== 'signed-in') continue
    const sample = await sampleOf(route)
    const nobody = await ask(route, sample, {})
    const refused = [401, 403].includes(nobody.statusCode)
    if (nobody.statusCode >= 500 || refused !== (asks === 'signed-in'))
      wrong.push(`${route.operation.operationId} by nobody: ${says(nobody)}`)
    const someone = await ask(route, sample, cookie(owner))
    if (someone.statusCode >= 300 && !sample.passed?.includes(someone.statusCode))
      wrong.push(`${route.operation.operationId} by somebody: ${says(someone)}`)
  }
  assert.equal(wrong.join('\n'), '')
  assert.ok(asked > 300)
})
