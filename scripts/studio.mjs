#!/usr/bin/env node
// `npx studio`: the commands of an installation. npm may run this under Node 20, so: builtins only, and the program
// itself under the Node that came with the dependencies.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const bundled = join(root, 'node_modules/.bin/node')
const node = existsSync(bundled) ? bundled : process.execPath
if (!existsSync(join(root, 'node_modules/pg'))) {
  console.error('The dependencies are not installed yet: run `npm start` once (Ctrl-C ends it), then this again.')
  process.exit(1)
}

const child = spawn(
  node,
  ['--disable-warning=ExperimentalWarning', join(root, 'server/src/cli/main.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
// A Ctrl-C reaches both; whoever sends a signal to this process alone means the other one.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => signal !== 'SIGINT' && child.kill(signal))
child.on('error', (error) => {
  console.error(`${node} cannot be run: ${error.message}`)
  process.exit(1)
})
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
