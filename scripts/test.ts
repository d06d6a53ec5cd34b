/**
 * Everything that must pass. `check` runs the quick half only: types, lint, messages, contract. A list of files runs just those tests.
 */
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { swiftHome } from './swift-packages.mjs'

const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules/.bin', name)
const wanted = process.argv.slice(2).filter((each) => each !== 'check')

/** They kill, fill disks, or carry whole installations: beside another they would test the machine. */
const ALONE = /(?:faults|kill|kept-events|process-tree|no-ffmpeg|backup|move|demo|s3-journey)\.test\.ts$/

type Check = { name: string; command: string; args: string[] }

const CHECKS: Check[] = [
  { name: 'types: server', command: bin('tsc'), args: ['-p', 'server/tsconfig.json'] },
  { name: 'types: web', command: bin('tsc'), args: ['-p', 'web/tsconfig.json'] },
  { name: 'lint', command: process.execPath, args: ['scripts/biome.ts', 'check', '--error-on-warnings', '.'] },
  { name: 'messages', command: process.execPath, args: ['scripts/messages.ts', '--check'] },
  { name: 'contract', command: process.execPath, args: ['scripts/contract.ts', '--check'] },
]

function run({ name, command, args }: Check, echo: boolean): Promise<boolean> {
  const startedAt = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      // Each of two hundred test files reads the whole program: compiled once, half of their start is gone.
      env: { NODE_COMPILE_CACHE: join(root, '.cache/compiled'), ...process.env },
      stdio: ['ignore', echo ? 'inherit' : 'pipe', echo ? 'inherit' : 'pipe'],
    })
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
    })
    child.stderr?.on('data', (chunk) => {
      output += chunk
    })
    child.on('close', (code) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
      if (code !== 0 && output) console.log(output)
      resolve(code === 0)
    })
  })
}

async function tests(name: string, files: string[], concurrency: number): Promise<boolean> {
  if (files.length === 0) return true
  return run(
    {
      name,
      command: process.execPath,
      args: ['--test', `--test-concurrency=${concurrency}`, '--test-timeout=300000', '--test-reporter=spec', ...files],
    },
    true,
  )
}

const filesOf = (...patterns: string[]) =>
  globSync(patterns, { cwd: root, exclude: (name) => name.includes('node_modules') }).sort()

if (wanted.length > 0) process.exit((await tests('tests', wanted, 1)) ? 0 : 1)

let ok = true
for (const pair of [CHECKS.slice(0, 2), CHECKS.slice(2)])
  for (const passed of await Promise.all(pair.map((check) => run(check, false)))) ok &&= passed
if (process.argv[2] !== 'check') {
  ok =
    (await tests(
      'unit and integration',
      filesOf('server/**/*.test.ts', 'web/src/**/*.test.ts', 'scripts/*.test.ts', 'bench/*.test.ts'),
      2,
    )) && ok
  const whole = filesOf('e2e/**/*.test.ts')
  ok =
    (await tests(
      'browser',
      whole.filter((file) => !ALONE.test(file)),
      2,
    )) && ok
  ok =
    (await tests(
      'faults and whole installations',
      whole.filter((file) => ALONE.test(file)),
      1,
    )) && ok
}
// Said beside the verdict, where nobody misses it; with CI set these tests fail instead.
const leftOut = process.argv[2] !== 'check' && !process.env.CI && !swiftHome()
const but = leftOut ? ' WITHOUT the tests of files in S3: OpenStack Swift could not be fetched.' : ''
console.log(ok ? `\nEverything passed.${but}` : `\nSomething failed.${but}`)
process.exit(ok ? 0 : 1)
