import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, chmod, chown, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  type Containment,
  containedCommand,
  describeContainment,
  type Finding,
  JOB_ENV,
  JOB_GID,
  jobUid,
} from './containment.ts'

export type MediaTools = {
  ffmpeg: string
  ffprobe: string
  /** as ffmpeg says it, '5.1.9-0+deb12u1' */
  version: string
  can: {
    /** encodes H.264 with libx264; without it sources can only be remuxed */
    h264: boolean
    /** libx265 */
    hevc: boolean
    /** libsvtav1 */
    av1: boolean
    webp: boolean
    /** maps HDR to what ordinary screens show */
    toneMap: boolean
    /** knows -fps_mode (5.1 and later), else -vsync */
    fpsMode: boolean
  }
  containment: Containment
}

/** `findings` and, as sentences alone, `report` are for the operator: what was found, what is missing and what to do about it. */
export type FoundTools = { tools: MediaTools | null; findings: Finding[]; report: string[] }

const PLACES = ['/usr/local/bin', '/usr/bin', '/bin', '/opt/homebrew/bin']
const OLDEST = 4.4

/**
 * Looks for ffmpeg and ffprobe and finds out by trying how well they can be contained on this machine.
 * @param ffmpegPath the operator's choice; null looks in the usual places. ffprobe is expected beside it.
 */
export async function findMediaTools({ ffmpegPath }: { ffmpegPath: string | null }): Promise<FoundTools> {
  const ffmpeg = ffmpegPath ?? (await firstExecutable(PLACES.map((place) => join(place, 'ffmpeg'))))
  if (!ffmpeg)
    return missing('No ffmpeg was found. Install it (Debian, Ubuntu: apt install ffmpeg) or set FFMPEG_PATH.')
  const ffprobe = await firstExecutable([dirname(ffmpeg), ...PLACES].map((place) => join(place, 'ffprobe')))
  if (!ffprobe)
    return missing(`There is an ffmpeg at ${ffmpeg} but no ffprobe beside it. Install the whole ffmpeg package.`)

  const said = await output(ffmpeg, ['-version'])
  const version = said?.match(/^ffmpeg version (\S+)/)?.[1]
  if (!version)
    return missing(`${ffmpeg} does not answer like ffmpeg. Correct FFMPEG_PATH, or unset it to use the system's.`)
  const release = Number.parseFloat(version.match(/^n?(\d+\.\d+)/)?.[1] ?? 'NaN')
  if (release < OLDEST) return missing(`ffmpeg ${version} is too old: ${OLDEST} or later is needed.`)

  const [encoders, filters, options] = await Promise.all(
    [['-encoders'], ['-filters'], ['-h', 'long']].map(
      async (args) => (await output(ffmpeg, ['-hide_banner', ...args])) ?? '',
    ),
  )
  const can = {
    h264: / libx264 /.test(encoders ?? ''),
    hevc: / libx265 /.test(encoders ?? ''),
    av1: / libsvtav1 /.test(encoders ?? ''),
    webp: / libwebp /.test(encoders ?? ''),
    toneMap: / zscale /.test(filters ?? '') && / tonemap /.test(filters ?? ''),
    fpsMode: /-fps_mode/.test(options ?? ''),
  }
  const programs = { ffmpeg: await realpath(ffmpeg), ffprobe: await realpath(ffprobe) }
  const containment = await strongestContainment(programs)
  return reported({ ...programs, version, can, containment }, [
    { title: 'ffmpeg', level: 'ok', sentence: `ffmpeg ${version} at ${ffmpeg}.` },
    can.h264
      ? { title: 'H.264', level: 'ok', sentence: 'Files that players cannot play are encoded.' }
      : {
          title: 'H.264',
          level: 'warn',
          sentence: 'It cannot encode H.264 (no libx264): only files that players already play can be published.',
        },
    can.toneMap
      ? { title: 'HDR', level: 'ok', sentence: 'HDR is mapped to ordinary screens.' }
      : {
          title: 'HDR',
          level: 'warn',
          sentence: 'It cannot map HDR to ordinary screens (no zscale): HDR videos will look pale.',
        },
    ...describeContainment(containment),
  ])
}

const missing = (sentence: string): FoundTools => reported(null, [{ title: 'ffmpeg', level: 'warn', sentence }])

const reported = (tools: MediaTools | null, findings: Finding[]): FoundTools => ({
  tools,
  findings,
  report: findings.map(({ sentence }) => sentence),
})

/** The first way of containing ffmpeg that works here, with what it was seen to keep out. */
async function strongestContainment(programs: { ffmpeg: string; ffprobe: string }): Promise<Containment> {
  const hasTools = (await Promise.all(['setpriv', 'prlimit', 'nice'].map(inPath))).every(Boolean)
  const none = {
    sandbox: 'none',
    user: false,
    network: false,
    files: false,
    limits: false,
    diesWithParent: false,
  } as const
  if (!hasTools) return none
  // Root in a container may lack the right to become another user.
  for (const user of process.getuid?.() === 0 ? [true, false] : [false]) {
    for (const sandbox of ['bubblewrap', 'unshare', 'none'] as const) {
      const how = { ...none, sandbox, user, limits: true, diesWithParent: true }
      const seen = await tryContainment(how, programs)
      if (seen) return { ...how, ...seen }
    }
  }
  return none
}

/** Runs ffprobe contained and lets it try to read a file of ours and to reach a port of ours. Null: it does not start. */
async function tryContainment(how: Containment, programs: { ffmpeg: string; ffprobe: string }) {
  const root = await mkdtemp(join(tmpdir(), 'studio-contain-'))
  const dir = join(root, 'job')
  const uid = how.user ? jobUid() : null
  await mkdir(dir, { mode: 0o700 })
  await writeFile(join(root, 'secret'), 'secret', { mode: 0o600 })
  // Reachable but for its own mode: what is tried is the user, not the folder above.
  await chmod(root, 0o711)
  if (uid !== null) await chown(dir, uid, JOB_GID)
  let reached = false
  const server = createServer((socket) => {
    reached = true
    socket.destroy()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number } // a TCP server that listens has an address with a port
  const limits = { memoryBytes: 2 ** 31, cpuS: 5, fileBytes: 2 ** 20, nice: 0 }
  const [command = '', ...words] = containedCommand(how, { dir, uid, readOnly: [] }, limits, Object.values(programs))
  const tries = (args: string[]) => output(command, [...words, programs.ffprobe, '-v', 'error', ...args], dir)
  try {
    if ((await tries(['-version'])) === null) return null
    const read = await tries(['-f', 'data', join(root, 'secret')])
    await tries(['-f', 'data', `tcp://127.0.0.1:${port}?timeout=1000000`])
    return { user: how.user && read === null, network: !reached, files: how.sandbox === 'bubblewrap' && read === null }
  } finally {
    server.close()
    await rm(root, { recursive: true, force: true })
  }
}

const inPath = (name: string) => firstExecutable(JOB_ENV.PATH.split(':').map((place) => join(place, name)))

async function firstExecutable(paths: string[]): Promise<string | null> {
  for (const path of paths) {
    const usable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (usable) return path
  }
  return null
}

/** Standard output, or null when it failed or took more than ten seconds. */
const output = (file: string, args: string[], cwd?: string) =>
  new Promise<string | null>((resolve) => {
    const options = { cwd, env: JOB_ENV, timeout: 10_000, killSignal: 'SIGKILL', maxBuffer: 2 ** 22 } as const
    execFile(file, args, options, (error, stdout) => resolve(error ? null : stdout))
  })
