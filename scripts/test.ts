/**
 * Everything that must pass. `check` runs the quick half only: types, lint, messages, contract. A list of files runs just those tests.
 */
import { spawn } from 'node:child_process'
import { globSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { swiftHome } from './swift-packages.mjs'

const root = join(import.meta.dirname, '..')
// Each of two hundred test files reads the whole program: compiled once, half of their start is gone.
process.env.NODE_COMPILE_CACHE ??= join(root, '.cache/compiled')
const bin = (name: string) => join(root, 'node_modules/.bin', name)
const wanted = process.argv.slice(2).filter((each) => each !== 'check')

/** They kill, fill disks, or carry whole installations: beside many others they would test the machine. */
const HEAVY = /(?:faults|kill|kept-events|process-tree|no-ffmpeg|backup|move|demo|s3-journey)\.test\.ts$/

type Check = { name: string; command: string; args: string[] }

const CHECKS: Check[] = [
  { name: 'types: server', command: bin('tsc'), args: ['-p', 'server/tsconfig.json'] },
  { name: 'types: web', command: bin('tsc'), args: ['-p', 'web/tsconfig.json'] },
  { name: 'lint', command: process.execPath, args: ['scripts/biome.ts', 'check', '--error-on-warnings', '.'] },
  { name: 'messages', command: process.execPath, args: ['scripts/messages.ts', '--check'] },
  { name: 'contract', command: process.execPath, args: ['scripts/contract.ts', '--check'] },
]

/** What failed, to be read again below everything that was printed meanwhile. */
const failed: string[] = []

const secondsSince = (startedAt: number) => ((performance.now() - startedAt) / 1000).toFixed(1)

function check({ name, command, args }: Check): Promise<boolean> {
  const startedAt = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('close', (code) => {
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${secondsSince(startedAt)} s)`)
      if (code !== 0 && output) console.log(output)
      resolve(code === 0)
    })
  })
}

async function tests(name: string, files: string[], concurrency: number): Promise<boolean> {
  if (files.length === 0) return true
  const startedAt = performance.now()
  const paths = files.map((file) => resolve(root, file))
  const events = run({ files: paths, concurrency, timeout: 900_000, cwd: root })
  let passed = true
  events.on('test:fail', ({ name, file, details }) => {
    passed = false
    const { message, cause } = details.error
    const reason = cause instanceof Error ? cause.message : message
    failed.push(`${relative(root, file ?? '')}: ${name}\n    ${reason.slice(0, 2000).replaceAll('\n', '\n    ')}`)
  })
  await pipeline(events, new spec(), process.stdout, { end: false })
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${secondsSince(startedAt)} s)`)
  return passed
}

/** The longest first: begun last, it would run alone at the end while a core has nothing to do. */
const filesOf = (...patterns: string[]) =>
  globSync(patterns, { cwd: root, exclude: (name) => name.includes('node_modules') })
    .map((file) => ({ file, bytes: statSync(join(root, file)).size }))
    .sort((a, b) => b.bytes - a.bytes)
    .map(({ file }) => file)

function tellFailed() {
  if (failed.length > 0) console.log(`\nFailed tests:\n  ${failed.join('\n  ')}`)
}

if (wanted.length > 0) {
  const passed = await tests('tests', wanted, 1)
  tellFailed()
  process.exit(passed ? 0 : 1)
}

let ok = true
for (const pair of [CHECKS.slice(0, 2), CHECKS.slice(2)])
  for (const passed of await Promise.all(pair.map((each) => check(each)))) ok &&= passed
if (process.argv[2] !== 'check') {
  const whole = filesOf('e2e/**/*.test.ts')
  const heavy = whole.filter((file) => HEAVY.test(file))
  const light = whole.filter((file) => !HEAVY.test(file))
  // Two cores: half of what a test takes is waiting for engines, browsers and ffmpeg to come up.
  const passed = [
    await tests('unit and integration', filesOf('{server,web/src,bench}/**/*.test.ts', 'scripts/*.test.ts'), 4),
    await tests('browser', light, 2),
    await tests('faults and whole installations', heavy, 2),
  ]
  ok &&= passed.every(Boolean)
}
tellFailed()
// Said beside the verdict, where nobody misses it; with CI set these tests fail instead.
const leftOut = process.argv[2] !== 'check' && !process.env.CI && !swiftHome()
const but = leftOut ? ' WITHOUT the tests of files in S3: OpenStack Swift could not be fetched.' : ''
console.log(ok ? `\nEverything passed.${but}` : `\nSomething failed.${but}`)
process.exit(ok ? 0 : 1)
