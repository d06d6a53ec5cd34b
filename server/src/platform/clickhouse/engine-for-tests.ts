import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ClickHouse, openClickHouse } from './client.ts'
import type { Limits } from './limits.ts'
import { clickHouseEnvironment, runClickHouse } from './server.ts'

/** A test, or whatever else says when the engine may go. */
type Lifetime = { after(end: () => unknown): void }

export type TestEngine = {
  dataDir: string
  socketPath: string
  password: string
  process: ChildProcess
  clickhouse: ClickHouse
  /** What the process wrote to standard error, for tests of refused starts. */
  errors: () => string
}

/** A ClickHouse in a process of its own (a process can hold one data directory only), gone with the test. Ready in about a second. */
export async function startTestEngine(
  t: Lifetime,
  options: { dataDir?: string; limits?: Limits } = {},
): Promise<TestEngine> {
  const engine = await launchTestEngine(t, options)
  const ready = await Promise.race([
    once(engine.process, 'message').then(() => true),
    once(engine.process, 'exit').then(() => false),
  ])
  if (!ready) throw new Error(`the engine ended: ${engine.errors()}`)
  return engine
}

/** The same without waiting for it. */
export async function launchTestEngine(
  t: Lifetime,
  options: { dataDir?: string; limits?: Limits } = {},
): Promise<TestEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'studio-ch-'))
  const dataDir = options.dataDir ?? join(folder, 'data')
  const socketPath = join(folder, 's')
  const password = 'p:ä ss'
  // Else the child would report to the test runner as if it were a test file.
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env
  const child = fork(import.meta.filename, [], {
    env: {
      ...environment,
      ...clickHouseEnvironment,
      TEST_ENGINE: JSON.stringify({ dataDir, socketPath, password, limits: options.limits }),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    errors += text
  })
  const clickhouse = openClickHouse({ socketPath, password })
  t.after(async () => {
    await clickhouse.close()
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  })
  return { dataDir, socketPath, password, process: child, clickhouse, errors: () => errors }
}

if (process.env.TEST_ENGINE && process.argv[1] === import.meta.filename) {
  const running = await runClickHouse({
    ...JSON.parse(process.env.TEST_ENGINE),
    onReady: () => process.send?.('ready'),
  })
  process.once('SIGTERM', () => void running.close().then(() => process.exit(0)))
}
