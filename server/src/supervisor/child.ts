import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Engines, FromChild, ToChild } from '../engines.ts'

/** One process that is kept running: whatever ends it, it is started again after a growing pause. */
export type Kept = {
  name: string
  /**
   * @param options.mayFail a first failure is as good as a later one: it is tried again
   * @returns what it told when it was ready
   * @throws when it ended before it was ready
   */
  start(options?: { mayFail: boolean }): Promise<string>
  stop(graceMs: number): Promise<void>
}

const MAX_PAUSE_MS = 10_000
/** After this long in good health the next failure counts as the first again. */
const HEALTHY_MS = 30_000

type Launched = { ready: Promise<string>; exited: Promise<void>; stop(graceMs: number): Promise<void> }

export function keepRunning(name: string, launch: () => Launched, onNews: (text: string) => void): Kept {
  let stopping = false
  let current: Launched | null = null

  const again = async () => {
    for (let pause = 200; !stopping; pause = Math.min(MAX_PAUSE_MS, pause * 2)) {
      const startedAt = performance.now()
      await current?.exited
      if (stopping) return
      if (performance.now() - startedAt > HEALTHY_MS) pause = 200
      onNews(`${name} ended and is started again`)
      await delay(pause)
      if (stopping) return
      current = launch()
      await current.ready.catch(() => {}) // then it has exited, and the loop goes on
    }
  }

  return {
    name,
    async start({ mayFail } = { mayFail: false }) {
      current = launch()
      const { ready } = current
      if (mayFail) void again()
      const detail = await ready
      if (!mayFail) void again()
      return detail
    },
    async stop(graceMs) {
      stopping = true
      await current?.stop(graceMs)
    },
  }
}

const ENTRY = join(import.meta.dirname, '../main.ts')

/** A Node child in a process session of its own, so that Ctrl-C reaches it only through us. */
export function launchRole(
  role: string,
  engines: Engines,
  options: { env?: Record<string, string>; onFatal: (message: string) => void },
): Launched {
  const child = fork(ENTRY, ['--role', role], {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Compiled code is kept: with it a role is up in about 1.2 s instead of 2 s (measured on two busy cores).
    env: { NODE_COMPILE_CACHE: join(engines.dataDir, 'cache'), ...process.env, ...options.env },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const exited = exitOf(child)
  const ready = new Promise<string>((resolve, reject) => {
    child.on('message', (message: FromChild) => {
      if (message.type === 'ready') resolve(message.detail ?? '')
      // Under `node --watch` a child also tells which files it read.
      else if (message.type === 'fatal') options.onFatal(message.message)
    })
    void exited.then(() => reject(new Error(`${role} ended before it was ready`)))
  })
  ready.catch(() => {})
  child.on('error', () => {}) // a child that cannot be told anything has exited
  send(child, { type: 'start', engines })
  return { ready, exited, stop: (graceMs) => stopNode(child, exited, graceMs) }
}

const send = (child: ChildProcess, message: ToChild) => child.connected && child.send(message, () => {})

export const exitOf = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    child.once('exit', () => resolve())
    child.once('error', () => child.pid === undefined && resolve())
  })

async function stopNode(child: ChildProcess, exited: Promise<void>, graceMs: number) {
  send(child, { type: 'stop' })
  await Promise.race([exited, delay(graceMs, undefined, { ref: false })])
  killSession(child)
  await exited
}

/** Ends the process and what it started: they share the process group that `detached` made. */
export function killSession(child: ChildProcess) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL') // no group of its own yet
  }
}
