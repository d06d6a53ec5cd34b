import { flushCompileCache } from 'node:module'
import { ConfigError } from '../config.ts'
import type { Engines, FromChild, ToChild } from '../engines.ts'

export type Running = { detail?: string; stop(): Promise<void> }

/** A failure that starting again cannot mend; the supervisor stops and says the sentence. */
export class FatalError extends Error {}

const tell = (message: FromChild, told = () => {}) => void process.send?.(message, undefined, undefined, told)

/**
 * The life of a child: it waits to be told where the engines are, runs, and ends when told to or, within a second, when
 * the line to the supervisor closes.
 */
export async function runAsChild(run: (engines: Engines) => Promise<Running>): Promise<void> {
  let running: Running | null = null
  process.on('disconnect', () => {
    setTimeout(() => process.exit(1), 800).unref() // what takes longer is left to the recovery that any crash needs
    void running?.stop().finally(() => process.exit(1))
    if (!running) process.exit(1)
  })
  // Ctrl-C reaches the supervisor; it tells us when it is our turn.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  const engines = await new Promise<Engines>((resolve) => {
    process.on('message', (message: ToChild) => {
      if (message.type === 'start') resolve(message.engines)
      else void (running?.stop() ?? Promise.resolve()).finally(() => process.exit(0))
    })
  })
  await start(
    () => run(engines),
    (started) => {
      running = started
      tell({ type: 'ready', ...(started.detail ? { detail: started.detail } : {}) })
      setTimeout(flushCompileCache, 10_000).unref() // else it is written by an orderly end only
    },
  )
}

/** The life of a role started by hand on another machine: the engines come from its environment, signals end it. */
export async function runAlone(run: () => Promise<Running>): Promise<void> {
  await start(run, (running) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void running.stop().finally(() => process.exit(0)))
  })
}

async function start(run: () => Promise<Running>, started: (running: Running) => void) {
  try {
    started(await run())
  } catch (error) {
    const fatal = error instanceof FatalError || error instanceof ConfigError
    // The supervisor says the sentence; the exit waits until it has been handed over.
    if (fatal && process.send) await new Promise<void>((told) => tell({ type: 'fatal', message: error.message }, told))
    else process.stderr.write(`${fatal ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(1)
  }
}
