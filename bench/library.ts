import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Program, prepareProgram } from '../e2e/program.ts'
import { runtimePath } from '../server/src/supervisor/folders.ts'
import { type CpuRole, cpuByRole } from './cpu.ts'
import { signUp } from './given.ts'
import { benchBulk } from './library-bulk.ts'
import { fillLibrary, WORDS } from './library-fill.ts'
import { load } from './load.ts'

/** Filling takes minutes, so the folder stays for the next run; delete it to begin anew. */
const DATA = join(tmpdir(), 'studio-bench-library')
/** Of the filling; another one begins anew. */
const FILLING = 2
type Filled = { filling: number; cookie: string; channelId: string }

const WANTED_P99_MS = 100

/**
 * A channel of 10,000 videos among a million: its list, every filter, every order, deep pages and search, at 32 connections;
 * with the CPU that each request takes in µs, which says more on a busy machine than its time.
 */
export async function benchLibrary(seconds = 3) {
  const known = filled()
  if (!known) rmSync(DATA, { recursive: true, force: true })
  mkdirSync(DATA, { recursive: true })
  const program = await prepareProgram({ data: DATA })
  try {
    await program.start()
    const supervisor = program.pids().supervisor ?? 0 // it has just been started
    const { cookie, channelId } = known ?? (await fill(program.origin))
    await untilTidy(program)
    const get = (query: string) =>
      `GET /api/creator/videos${query} HTTP/1.1\r\nhost: 127.0.0.1:${program.port}\r\ncookie: ${cookie}\r\n\r\n`
    const page = async (query: string) => {
      const answer = await fetch(`${program.origin}/api/creator/videos${query}`, { headers: { cookie } })
      return (await answer.json()) as { items: { id: string }[]; nextCursor: string | null; total?: number }
    }
    const deep = await cursorsDown(page, `?limit=50&channelId=${channelId}&sort=views`)
    const rows: object[] = []
    for (const [name, query] of cases(deep)) {
      const before = cpuByRole(supervisor)
      const { all, ...result } = await load({
        port: program.port,
        connections: 32,
        seconds,
        warmUpSeconds: 1,
        request: (n) => get(query(n)),
      })
      const after = cpuByRole(supervisor)
      const each = (role: CpuRole) => Math.round(((after[role] - before[role]) / all) * 1000)
      const { total } = await page(query(0))
      rows.push({
        name,
        wantedP99Ms: WANTED_P99_MS,
        ...result,
        nodeUs: each('node'),
        postgresUs: each('postgres'),
        total,
      })
    }
    const bulk = await benchBulk({ origin: program.origin, cookie, channelId })
    return [...rows, ...bulk]
  } finally {
    await program.stop()
  }

  async function fill(origin: string): Promise<Filled> {
    const startedAt = performance.now()
    const person = await signUp(origin)
    const client = new pg.Client({ host: join(runtimePath(DATA), 'postgres'), user: 'studio', database: 'studio' })
    await client.connect()
    try {
      await fillLibrary(client, person.channelId)
    } finally {
      await client.end()
    }
    console.log(`filled with a million videos in ${Math.round((performance.now() - startedAt) / 1000)} s`)
    const now = { filling: FILLING, ...person }
    writeFileSync(join(DATA, 'bench.json'), JSON.stringify(now))
    return now
  }
}

/**
 * What is measured is a library, not the worker who reads a million videos into the search of the site beside it, nor the
 * cleaning up after the changes of many of the time before.
 */
async function untilTidy(program: Pick<Program, 'query'>) {
  for (;;) {
    const [row] = await program.query<{ left: number }>('select count(*)::int as left from discovery.notes')
    if (!row?.left) break
    console.log(`the worker indexes: ${row.left} changes to go`)
    await new Promise((resolve) => setTimeout(resolve, 10_000))
  }
  await program.query('vacuum analyze')
  await program.query('checkpoint')
}

function filled(): Filled | null {
  const path = join(DATA, 'bench.json')
  if (!existsSync(path)) return null
  const found = JSON.parse(readFileSync(path, 'utf8')) as Filled // written above
  return found.filling === FILLING ? found : null
}

type Page = (query: string) => Promise<{ nextCursor: string | null }>

/** The cursors of every twentieth page from top to bottom. */
async function cursorsDown(page: Page, query: string): Promise<string[]> {
  const cursors: string[] = []
  let cursor = ''
  for (let n = 0; n < 199; n++) {
    const { nextCursor } = await page(`${query}${cursor && `&cursor=${cursor}`}`)
    if (!nextCursor) break
    cursor = nextCursor
    if (n % 20 === 0) cursors.push(`${query}&cursor=${cursor}`)
  }
  return cursors
}

const SORTS = 'created published title duration views watchTime completion likes comments visibility status'.split(' ')
/** Frequent ones, seldom ones and beginnings: 400 different questions. */
const ASKED = Array.from({ length: 400 }, (_, n) => {
  const word = WORDS[Math.floor(WORDS.length * (n / 400) ** 2)] ?? ''
  return n % 3 === 0 ? word.slice(0, 4) : word
})

const cases = (deep: string[]): [name: string, query: (n: number) => string][] => [
  ['list, 20 items', () => '?limit=20'],
  ['list, 50 items', () => '?limit=50'],
  ...SORTS.map((sort): [string, (n: number) => string] => [
    `sort ${sort}`,
    (n) => `?limit=50&sort=${sort}&order=${n % 2 ? 'asc' : 'desc'}`,
  ]),
  ['status=failed', (n) => `?limit=50&status=failed&sort=${SORTS[n % 11]}`],
  ['visibility=private by views', () => '?limit=50&visibility=private&sort=views'],
  ['category=news,none', (n) => `?limit=50&category=news,none&sort=${SORTS[n % 11]}`],
  ['kind, level, language', (n) => `?limit=50&kind=audio&level=advanced&language=de&sort=${SORTS[n % 11]}`],
  ['from, to', (n) => `?limit=50&from=2025-03-01&to=2025-06-01&sort=${SORTS[n % 11]}`],
  ['tag', (n) => `?limit=50&tag=${WORDS[n % 300]}&sort=views`],
  ['nothing fits', () => '?limit=50&status=uploading&sort=views'],
  ['deep pages', (n) => deep[n % deep.length] ?? ''],
  ['search, 400 questions', (n) => `?limit=50&q=${ASKED[(n * 7919) % ASKED.length]}`],
  ['search with filter and order', (n) => `?limit=50&sort=views&status=ready&q=${ASKED[(n * 7919) % ASKED.length]}`],
  ['facets', () => '/facets'],
]
