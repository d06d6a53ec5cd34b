import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { prepareProgram } from '../e2e/program.ts'
import { runtimePath } from '../server/src/supervisor/folders.ts'
import { eventually } from '../server/test/eventually.ts'
import { type CpuRole, cpuByRole } from './cpu.ts'
import { signUp } from './given.ts'
import { randomFrom, WORDS } from './library-fill.ts'
import { load } from './load.ts'
import { CHANNELS, fillSite, videos } from './site-fill.ts'

/** Filling takes minutes, so the folder stays for the next run; delete it to begin anew. */
const DATA = join(tmpdir(), 'studio-bench-site')
/** Of the filling; another one begins anew. */
const FILLING = 1
type Filled = { filling: number; cookie: string }

const WANTED_P99_MS = 100

/**
 * The public site with a million videos in 100,000 channels, at 32 connections: home, a channel, searches of every kind, none
 * of them asked twice; with the CPU that each request takes in µs, which says more on a busy machine than its time.
 */
export async function benchSite(seconds = 3) {
  const known = filled()
  if (!known) rmSync(DATA, { recursive: true, force: true })
  mkdirSync(DATA, { recursive: true })
  const program = await prepareProgram({ data: DATA })
  try {
    await program.start()
    const supervisor = program.pids().supervisor ?? 0 // it has just been started
    const { cookie } = known ?? (await fill(program.origin))
    await hourIsOver()
    const rows: object[] = []
    for (const [name, path, signedIn] of cases()) {
      const head = `host: 127.0.0.1:${program.port}\r\n${signedIn ? `cookie: ${cookie}\r\n` : ''}\r\n`
      const before = cpuByRole(supervisor)
      const { all, ...result } = await load({
        port: program.port,
        connections: 32,
        seconds,
        warmUpSeconds: 1,
        request: (n) => `GET ${path(n)} HTTP/1.1\r\n${head}`,
      })
      const after = cpuByRole(supervisor)
      const each = (role: CpuRole) => Math.round(((after[role] - before[role]) / all) * 1000)
      const sample = await fetch(`${program.origin}${path(0)}`)
      rows.push({
        name,
        wantedP99Ms: WANTED_P99_MS,
        ...result,
        nodeUs: each('node'),
        workerUs: each('worker'),
        postgresUs: each('postgres'),
        bytes: (await sample.text()).length,
      })
    }
    return rows
  } finally {
    await program.stop()
  }

  /** What is worked out by the hour is begun with the start, and is another measurement. */
  async function hourIsOver() {
    const waiting = `select 1 from pgboss.job where name = 'discovery.make_list' and state in ('created', 'retry', 'active')`
    await delay(3000) // until they have been asked for
    await eventually(async () => (await program.query(waiting)).length === 0, 600_000)
  }

  async function fill(origin: string): Promise<Filled> {
    const startedAt = performance.now()
    const { cookie } = await signUp(origin)
    const client = new pg.Client({ host: join(runtimePath(DATA), 'postgres'), user: 'studio', database: 'studio' })
    await client.connect()
    try {
      await fillSite(client)
    } finally {
      await client.end()
    }
    console.log(`filled with a million videos in ${Math.round((performance.now() - startedAt) / 1000)} s`)
    const now = { filling: FILLING, cookie }
    writeFileSync(join(DATA, 'bench.json'), JSON.stringify(now))
    return now
  }
}

function filled(): Filled | null {
  const path = join(DATA, 'bench.json')
  if (!existsSync(path)) return null
  const found = JSON.parse(readFileSync(path, 'utf8')) as Filled // written above
  return found.filling === FILLING ? found : null
}

const QUESTIONS = 20_000

function cases(): [name: string, path: (n: number) => string, signedIn?: boolean][] {
  const random = randomFrom(Date.now() % 1e9)
  const word = (skew: number) => WORDS[Math.floor(WORDS.length * random() ** skew)] ?? ''
  const many = (make: () => string) => Array.from({ length: QUESTIONS }, make)
  const slipped = (text: string) => {
    const at = 1 + Math.floor(random() * (text.length - 2))
    return `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`
  }
  const titles: string[] = []
  for (const video of videos()) {
    if (video.n % 50 === 0) titles.push(video.title)
    if (titles.length === QUESTIONS) break
  }
  const lists = {
    common: many(() => `${word(6)} ${word(6)}`),
    usual: many(() => `${word(3)} ${word(2)}`),
    seldom: many(() => `${word(0.3)} ${word(0.3)}`),
    slips: many(() => `${slipped(word(2))} ${word(3)}`),
    begun: many(() => word(2).slice(0, 1 + Math.floor(random() * 6))),
  }
  const pick = (list: readonly string[], n: number) => encodeURIComponent(list[n % list.length] ?? '')
  const search =
    (list: readonly string[], rest = '') =>
    (n: number) =>
      `/api/search?q=${pick(list, n)}${rest}`
  const filters = ['&category=music', '&duration=short', '&language=de', '&date=month', '&date=year', '&kind=channel']
  return [
    ['home, signed out', () => '/api/home'],
    ['home, signed in', () => '/api/home', true],
    ['channel', (n) => `/api/channels/channel-${(n * 7919) % CHANNELS}`],
    ['videos of a channel', (n) => `/api/channels/channel-${(n * 7919) % CHANNELS}/vods?limit=12`],
    ['trending', (n) => `/api/trending?limit=24${n % 2 ? '&category=music' : ''}`],
    ['search, one word', (n) => `/api/search?q=${WORDS[(n * 7919) % WORDS.length]}`],
    ['search, two usual words', search(lists.usual)],
    ['search, two common words', search(lists.common)],
    ['search, two seldom words', search(lists.seldom)],
    ['search, whole titles', search(titles)],
    ['search, slips', search(lists.slips)],
    ['search, filtered', (n) => `${search(lists.usual)(n)}${filters[n % filters.length]}`],
    ['search, newest', search(lists.usual, '&sort=newest')],
    ['search, most watched', search(lists.usual, '&sort=views')],
    ['suggestions', (n) => `/api/search/suggestions?q=${pick(lists.begun, n)}`],
  ]
}
