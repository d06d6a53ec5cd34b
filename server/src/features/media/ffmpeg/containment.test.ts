import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { clip } from '#test/clips.ts'
import { eventually, PATIENCE_MS } from '#test/eventually.ts'
import { containments, mediaTools, processesWith, withFile } from '#test/media.ts'
import { containedCommand, describeContainment, JOB_ENV } from './containment.ts'
import { findMediaTools } from './tools.ts'
import type { Work } from './work.ts'

const LIMITS = { memoryBytes: 2 ** 31, cpuS: 20, fileBytes: 2 ** 20, nice: 0 }

/** What a taken-over ffmpeg could do: any program in its place. Resolves with what it printed and whether it ended well. */
function inPlaceOfFfmpeg(work: Work, script: string): Promise<{ ok: boolean; said: string }> {
  const [command = '', ...words] = containedCommand(work.tools.containment, work.box, LIMITS, [])
  return new Promise((resolve) => {
    execFile(
      command,
      [...words, 'sh', '-c', script],
      { cwd: work.box.dir, env: JOB_ENV, timeout: PATIENCE_MS },
      (error, stdout, stderr) => resolve({ ok: !error, said: `${stdout}${stderr}` }),
    )
  })
}

for (const containment of await containments()) {
  const name = `${containment.sandbox}${containment.user ? ' as its own user' : ''}`
  const tools = { ...(await mediaTools()), containment }

  test(`a taken-over ffmpeg (${name}) reaches neither the server's files nor other jobs nor the input itself`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'studio-secret-'))
    t.after(() => rm(folder, { recursive: true }))
    await chmod(folder, 0o711)
    const secret = join(folder, 'secret')
    await writeFile(secret, 'the password', { mode: 0o600 })
    const stored = join(folder, 'stored')
    await writeFile(stored, 'the only copy', { mode: 0o600 })

    await withFile(
      stored,
      (work, input) =>
        withFile(
          stored,
          async (other, otherInput) => {
            assert.match(
              (await inPlaceOfFfmpeg(work, `cat ${input}; echo mine > made; cat made`)).said,
              /the only copymine/,
            )
            if (containment.user || containment.files) {
              assert.doesNotMatch((await inPlaceOfFfmpeg(work, `cat ${secret}`)).said, /password/)
              assert.doesNotMatch(
                (await inPlaceOfFfmpeg(work, `cat ${join(other.box.dir, otherInput)}`)).said,
                /only copy/,
              )
              await inPlaceOfFfmpeg(work, `chmod 777 ${input}; echo spoiled > ${input}; rm -f ${input}`)
              assert.equal(await readFile(stored, 'utf8'), 'the only copy')
            }
            assert.doesNotMatch((await inPlaceOfFfmpeg(work, 'env')).said, /npm_|HOME=\/root|NODE/)
          },
          tools,
        ),
      tools,
    )
  })

  test(`a taken-over ffmpeg (${name}) has no network where that is promised`, async (t) => {
    if (!containment.network) return t.skip('not promised')
    let reached = 0
    const server = createServer((socket) => {
      reached++
      socket.destroy()
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    t.after(() => server.close())
    const { port } = server.address() as { port: number } // it listens on TCP
    await withFile(
      await clip('notMedia'),
      async (work) => {
        const { ok } = await inPlaceOfFfmpeg(
          work,
          `${tools.ffprobe} -v error -f data tcp://127.0.0.1:${port}?timeout=1000000`,
        )
        assert.equal(ok, false)
      },
      tools,
    )
    assert.equal(reached, 0)
  })

  test(`what ffmpeg writes is only taken when it is an ordinary file (${name})`, async () => {
    await withFile(
      await clip('notMedia'),
      async (work) => {
        await symlink('/etc/passwd', join(work.box.dir, '00000.m4s'))
        await assert.rejects(work.take('00000.m4s'), { reason: 'failed' })
        await inPlaceOfFfmpeg(work, 'mkfifo pipe')
        await assert.rejects(work.take('pipe'), { reason: 'failed' })
      },
      tools,
    )
  })

  test(`no ffmpeg outlives a killed server (${name})`, async (t) => {
    const path = await clip('longer')
    const root = await mkdtemp(join(tmpdir(), 'studio-killed-'))
    t.after(() => rm(root, { recursive: true, force: true }))
    const killedWhen = async (isTime: (marker: string, server: number) => boolean) => {
      const marker = `m${randomBytes(8).toString('hex')}.ts`
      const server = startsEndlessWork({ root, path, output: marker.split('.'), tools })
      t.after(() => server.kill('SIGKILL'))
      const giveUp = Date.now() + PATIENCE_MS
      for (; !isTime(marker, server.pid ?? 0); await setImmediate()) assert.ok(Date.now() < giveUp, 'it never begins')
      server.kill('SIGKILL')
      await eventually(async () => (await processesWith(marker)).length === 0)
    }
    await killedWhen((marker) => readdirSync(root, { recursive: true }).some((name) => String(name).endsWith(marker)))
    // While it is being put together, and the kernel was not asked to end it yet.
    for (let time = 0; time < 4; time++) await killedWhen(isBegun)
  })
}

/** One of what this process has started has `marker` in its command line. */
function isBegun(marker: string, parent: number): boolean {
  try {
    const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ')
    return children.some((pid) => pid !== '' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(marker))
  } catch {
    return false // it has ended between the two
  }
}

/** A process which starts an ffmpeg that reads in real time, for ever. */
function startsEndlessWork(given: { root: string; path: string; output: string[]; tools: unknown }): ChildProcess {
  const script = `
    import { withWork } from ${JSON.stringify(import.meta.resolve('./work.ts'))}
    import { runFfmpeg } from ${JSON.stringify(import.meta.resolve('./run.ts'))}
    const { root, path, output, tools } = JSON.parse(process.argv[1])
    await withWork(tools, root, async (work) => {
      const input = await work.bring(path)
      await runFfmpeg(work, ['-re', '-stream_loop', '-1', '-i', 'file:' + input, '-c', 'copy', output.join('.')], { wallMs: 60_000 })
    })`
  // The name of the output is put together there, so that it stands in no line but ffmpeg's.
  const words = ['--input-type=module', '-e', script, JSON.stringify(given)]
  return spawn(process.execPath, words, { stdio: 'inherit' })
}

test('an operator without ffmpeg is told what to do', async () => {
  const absent = await findMediaTools({ ffmpegPath: '/nowhere/ffmpeg' })
  assert.equal(absent.tools, null)
  assert.match(absent.report.join(' '), /FFMPEG_PATH/)
  assert.deepEqual(
    absent.findings.map(({ level }) => level),
    ['warn'],
  )
  const wrong = await findMediaTools({ ffmpegPath: '/bin/true' })
  assert.equal(wrong.tools, null)
})

test('the operator is told of each property whether it holds, and what to do where it does not', async () => {
  const { containment } = await mediaTools()
  const nothing = {
    sandbox: 'none',
    user: false,
    network: false,
    files: false,
    limits: false,
    diesWithParent: false,
  } as const
  const bare = describeContainment(nothing)
  assert.ok(bare.every(({ level }) => level === 'warn'))
  assert.ok(bare.filter(({ sentence }) => /install|start the server/.test(sentence)).length === 5)
  const { findings } = await findMediaTools({ ffmpegPath: null })
  const held = findings.filter(({ level }) => level === 'ok').map(({ title }) => title)
  assert.equal(held.includes('No network'), containment.network)
  assert.equal(held.includes('Limits of memory and time'), containment.limits)
  assert.deepEqual(
    findings.slice(-bare.length).map(({ title }) => title),
    bare.map(({ title }) => title),
  )
})
