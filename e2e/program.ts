import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, globSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { runtimePath } from '../server/src/supervisor/folders.ts'
import { eventually } from '../server/test/eventually.ts'
import { keptFolder } from '../server/test/kept-folder.ts'
import { descendantsOf, isAlive, type Process, processesOf } from './processes.ts'

const root = join(import.meta.dirname, '..')

export const CHILDREN = ['postgres', 'clickhouse', 'worker', 'api'] as const
export type Role = 'supervisor' | (typeof CHILDREN)[number]
export type Pids = Partial<Record<Role, number>>

type Options = {
  env?: Record<string, string | undefined>
  /** Who runs it, for a test that is root; default: as we are. */
  user?: { uid: number; gid: number }
  data?: string
  /** It was started once before: its databases are there, and it is ready sooner. For tests of what comes afterwards. */
  begun?: boolean
}

/** Ctrl-C on a test or a measurement leaves nothing running: the programs are in groups of their own and do not see it. */
const prepared = new Set<{ remove(): Promise<void> }>()
process.once(
  'SIGINT',
  () => void Promise.all([...prepared].map((each) => each.remove())).finally(() => process.exit(130)),
)

export type Program = Awaited<ReturnType<typeof prepareProgram>>

/**
 * A data folder and a free port for the real program, which runs in processes of its own, with limits wide enough for one
 * address to press it. Nothing is started yet.
 */
export async function prepareProgram(options: Options = {}) {
  const data = realpathSync(options.data ?? mkdtempSync(join(tmpdir(), 'studio-program-')))
  if (options.begun) execFileSync('cp', ['-a', '--reflink=auto', `${await begun()}/.`, data])
  chmodSync(data, 0o711)
  const port = await freePort()
  const origin = `http://localhost:${port}`
  let supervisor: ChildProcess | null = null
  let said = ''

  const environment = () => {
    // Else the program would report to the test runner as if it were a test file.
    const { NODE_TEST_CONTEXT: _, ...inherited } = process.env
    const wanted = { LOG_LEVEL: 'error', REQUESTS_PER_MINUTE: '1000000000', EVENTS_PER_MINUTE: '1000000000' }
    return { ...inherited, ...wanted, STUDIO_DATA: data, PORT: String(port), ...options.env }
  }

  /** Starts `npm start`'s program without npm. `ended` resolves with its exit code, null when a signal ended it. */
  function launch(env: Record<string, string | undefined> = {}) {
    said = ''
    const child = spawn(process.execPath, [join(root, 'server/src/main.ts')], {
      cwd: root,
      env: { ...environment(), ...env },
      detached: true, // a group of its own, so that a Ctrl-C of the person who tests does not end it before we look
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options.user,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
        if (child === supervisor) said = `${said}${text}`.slice(-20_000)
      })
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
    const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
    return { child, ended, closed, output: () => output }
  }

  const ready = () =>
    fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2000) }).then(
      (answer) => answer.ok,
      () => false,
    )

  const program = {
    data,
    port,
    origin,
    launch,
    ready,
    /** What the present run has printed. */
    said: () => said,
    /** @returns milliseconds until it was ready */
    async start(): Promise<number> {
      const startedAt = performance.now()
      const run = launch()
      supervisor = run.child
      let code: number | null | undefined
      void run.ended.then((found) => {
        code = found
      })
      await eventually(async () => {
        if (code !== undefined) return true
        return run.output().includes('Ctrl-C stops it') && (await ready())
      })
      if (code !== undefined) throw new Error(`the program ended (${code}): ${run.output()}`)
      return performance.now() - startedAt
    },
    pids(): Pids {
      const pid = supervisor?.pid
      if (pid === undefined || !isAlive(pid)) return {}
      const below = descendantsOf(pid)
      const found: Pids = { supervisor: pid }
      for (const role of CHILDREN) {
        const process = below.find((each) => isRole(each, role))
        if (process) found[role] = process.pid
      }
      return found
    },
    /** kill -9, at once. @returns the pids that were killed */
    kill(roles: readonly Role[]): number[] {
      const pids = this.pids()
      const killed = roles.flatMap((role) => pids[role] ?? [])
      for (const pid of killed) signal(pid, 'SIGKILL')
      return killed
    },
    signal: (role: Role, name: NodeJS.Signals, pids: Pids) => signal(pids[role], name),
    /** Asks the supervisor to end, as Ctrl-C does. @returns its exit code */
    async stop(): Promise<number | null> {
      const child = supervisor
      if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
      const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
      child.kill('SIGINT')
      return ended
    },
    /** Asks its embedded PostgreSQL, by its socket and without row security. */
    async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
      const host = join(runtimePath(data), 'postgres')
      const client = new pg.Client({ host, user: 'studio', database: 'studio' })
      client.on('error', () => {}) // the query under way tells of the loss
      await client.connect()
      try {
        return (await client.query<Row>(text, values)).rows
      } finally {
        await client.end()
      }
    },
    /** Processes that have to do with the data folder, whoever started them. */
    left: () => processesOf(data),
    /** Nothing of it stays: neither processes nor files. */
    async remove() {
      if (supervisor?.pid !== undefined && isAlive(supervisor.pid)) signal(supervisor.pid, 'SIGKILL')
      const giveUp = Date.now() + 10_000
      while (processesOf(data).length > 0 && Date.now() < giveUp) await delay(50)
      for (const { pid } of processesOf(data)) signal(pid, 'SIGKILL')
      while (processesOf(data).length > 0) await delay(20)
      // What was killed may be writing its last file: then the folder is not empty yet.
      for (const folder of [data, runtimePath(data)])
        rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
      prepared.delete(program)
    },
  }
  prepared.add(program)
  return program
}

/** The data folder of an installation that was started once and ended. The first to ask makes it. */
async function begun(): Promise<string> {
  const hash = createHash('sha256')
  const sources = ['server/src/**/*.ts', 'migrations/**/*.sql', 'package-lock.json']
  for (const file of globSync(sources, { cwd: root }).sort()) hash.update(file).update(readFileSync(join(root, file)))
  return keptFolder('test-installation', hash.digest('hex'), async (folder) => {
    const program = await prepareProgram()
    try {
      await program.start()
      await program.stop()
      execFileSync('cp', ['-a', `${program.data}/.`, folder])
    } finally {
      await program.remove()
    }
  })
}

function isRole({ words }: Process, role: Role): boolean {
  if (role === 'postgres') return words[0]?.endsWith('/postgres') === true && words.includes('-D')
  return words[words.indexOf('--role') + 1] === role && words.includes('--role')
}

function signal(pid: number | undefined, name: NodeJS.Signals) {
  if (pid === undefined) return
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error // process.kill throws system errors only
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
