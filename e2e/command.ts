import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

export type Ran = { code: number | null; out: string; err: string; json<T>(): T }

/** `npx studio ...` without npm. `said` resolves once its standard error holds the text, or it has ended. */
export function studio(args: string[], env: Record<string, string | undefined> = {}) {
  // Else it would report to the test runner as if it were a test file.
  const { NODE_TEST_CONTEXT: _, ...inherited } = process.env
  const child = spawn(process.execPath, [join(root, 'scripts/studio.mjs'), ...args], {
    cwd: root,
    env: { ...inherited, ...env },
    detached: true, // so that a kill reaches what it started too
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  const waiting: { text: string; resolve: () => void }[] = []
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text
    for (const each of waiting) if (err.includes(each.text)) each.resolve()
  })
  const ended = new Promise<Ran>((resolve) =>
    child.once('close', (code) => {
      for (const each of waiting) each.resolve()
      resolve({ code, out, err, json: () => JSON.parse(out) })
    }),
  )
  return {
    ended,
    said: (text: string) =>
      new Promise<void>((resolve) => {
        if (err.includes(text) || child.exitCode !== null) resolve()
        else waiting.push({ text, resolve })
      }),
    kill() {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      } catch {
        // it has ended
      }
    },
  }
}
