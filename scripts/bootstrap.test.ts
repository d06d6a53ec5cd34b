import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { eventually } from '../server/test/eventually.ts'

/** A checkout with nothing but the bootstrap, and an npm that notes that it ran and goes on when it is let. */
function checkout(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'studio-bootstrap-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'scripts'))
  cpSync(join(import.meta.dirname, 'bootstrap.mjs'), join(folder, 'scripts/bootstrap.mjs'))
  writeFileSync(join(folder, 'package-lock.json'), '{}')
  const npm = join(folder, 'npm.cjs')
  writeFileSync(
    npm,
    `const { appendFileSync, existsSync, mkdirSync } = require('node:fs')
     appendFileSync(${JSON.stringify(join(folder, 'npm.log'))}, process.argv[2] + '\\n')
     const look = () => existsSync(${JSON.stringify(join(folder, 'go'))})
       ? mkdirSync(${JSON.stringify(join(folder, 'node_modules'))}, { recursive: true })
       : setTimeout(look, 20)
     look()`,
  )
  const run = () => {
    const child = spawn(process.execPath, ['scripts/bootstrap.mjs', 'dev'], {
      cwd: folder,
      env: { ...process.env, npm_execpath: npm, FFMPEG_PATH: '/usr/bin/ffmpeg', STUDIO_APT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    return { child, output: () => output, ended: once(child, 'close').then(([code]) => Number(code)) }
  }
  const installs = () =>
    existsSync(join(folder, 'npm.log')) ? readFileSync(join(folder, 'npm.log'), 'utf8').split('\n').length - 1 : 0
  const letGo = () => writeFileSync(join(folder, 'go'), '')
  return { folder, run, installs, letGo }
}

test('two starts at once install once: the second waits for the first and says so', async (t) => {
  const { run, installs, letGo } = checkout(t)
  const both = [run(), run()]
  await eventually(async () => installs() === 1 && both.some(({ output }) => output().includes('waiting for it')))
  letGo()
  assert.deepEqual(await Promise.all(both.map(({ ended }) => ended)), [0, 0])
  assert.equal(installs(), 1)
  const outputs = both.map(({ output }) => output())
  assert.equal(outputs.filter((text) => /dependencies +[\d.]+ s/.test(text)).length, 1)
  assert.equal(outputs.filter((text) => /another start is setting things up; waiting for it/.test(text)).length, 1)
})

test('an install that was killed is done again by the next start', async (t) => {
  const { folder, run, installs, letGo } = checkout(t)
  const first = run()
  await eventually(async () => installs() === 1)
  first.child.kill('SIGKILL')
  letGo()
  await first.ended
  assert.ok(existsSync(join(folder, '.cache/setup.lock')))
  assert.equal(await run().ended, 0)
  assert.equal(installs(), 2)
  assert.ok(!existsSync(join(folder, '.cache/setup.lock')))
  assert.equal(await run().ended, 0)
  assert.equal(installs(), 2, 'nothing is left to do')
})
