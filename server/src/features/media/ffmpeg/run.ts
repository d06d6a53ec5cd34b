import { spawn } from 'node:child_process'
import { availableParallelism, constants } from 'node:os'
import type { Duplex, Readable } from 'node:stream'
import { type Box, containedCommand, JOB_ENV, type Limits } from './containment.ts'
import { failureFrom, MediaFailure } from './failure.ts'
import type { Work } from './work.ts'

export const MAX_PIXELS = 40_000_000 // 8K is 33 million; 16000x8000 took 253 MB for a file of 756 kB

// Refuses what opens further files: a playlist called .mp4 made ffprobe read another person's segments.
const FORMATS = 'mov,matroska,avi,flv,mpegts,mpeg,ogg,asf,mp3,aac,wav,w64,flac,aiff,caf,amr,ac3,eac3,dv,mxf'
const inputGuards = (formats = FORMATS) => ['-protocol_whitelist', 'file', '-format_whitelist', formats]
const SIZE_GUARDS = ['-max_pixels', String(MAX_PIXELS), '-max_streams', '100']

const GIB = 2 ** 30
const STDERR_TAIL = 8192

/** Threads for one decoder or encoder; more than eight gain little for one 720p picture and cost memory each. */
export const THREADS = Math.min(8, availableParallelism())

export type RunOptions = {
  signal?: AbortSignal
  /** longest time in milliseconds */
  wallMs: number
  limits?: Partial<Limits>
  hardware?: Box['hardware']
}

export type Progress = {
  /** how much of the output exists, in milliseconds of playing time */
  outMs: number
  /** playing time per passed time, null while unknown */
  speed: number | null
}

export type FfmpegOptions = RunOptions & {
  /** longest time without any progress, in milliseconds; 30 s when left out */
  stallMs?: number
  /** for the inputs' decoders, default `THREADS` */
  threads?: number
  /** for an input of our own making: the only format it may have */
  formats?: string
  /** about twice a second */
  onProgress?: (progress: Progress) => void
}

/**
 * Runs ffmpeg contained, in the work folder, and resolves when it ended well.
 * @param args what comes after the global options; every `-i` gets the guards put before it
 * @throws {MediaFailure}
 */
export async function runFfmpeg(work: Work, args: readonly string[], options: FfmpegOptions): Promise<void> {
  const { stallMs = 30_000, threads = THREADS, formats, onProgress } = options
  const general = [
    '-hide_banner',
    '-nostdin',
    '-v',
    'error',
    '-progress',
    'pipe:1',
    '-nostats',
    '-stats_period',
    '0.5',
    '-y',
  ]
  const guarded = args.flatMap((arg) =>
    arg === '-i' ? [...inputGuards(formats), ...SIZE_GUARDS, '-threads', String(threads), '-i'] : [arg],
  )
  const started = performance.now()
  let movedAt = started
  let before = ''
  const readProgress = progressReader((fields) => {
    const now = [fields.frame, fields.out_time_us, fields.total_size].join()
    if (now !== before) movedAt = performance.now()
    before = now
    const outUs = Number(fields.out_time_us)
    const speed = Number.parseFloat(fields.speed ?? '')
    if (Number.isFinite(outUs))
      onProgress?.({ outMs: Math.max(0, outUs / 1000), speed: Number.isFinite(speed) ? speed : null })
  })
  await runContained(work, work.tools.ffmpeg, [...general, ...guarded], options, {
    onStdout: readProgress,
    check: () => (performance.now() - movedAt > stallMs ? new MediaFailure('stalled') : null),
  })
}

/**
 * Runs ffprobe contained and gives back what it printed, and the end of what it complained about: it often ends well
 * over a stream that it could not read.
 * @throws {MediaFailure} also when it prints more than `maxBytes`, as `unsupported`
 */
export async function runFfprobe(
  work: Work,
  args: readonly string[],
  options: RunOptions & { maxBytes: number },
): Promise<{ printed: string; complaints: string }> {
  const chunks: Buffer[] = []
  let size = 0
  let tooMuch = false
  const complaints = await runContained(
    work,
    work.tools.ffprobe,
    ['-v', 'error', ...inputGuards(), ...SIZE_GUARDS, ...args],
    options,
    {
      onStdout(chunk) {
        size += chunk.length
        tooMuch = size > options.maxBytes
        if (!tooMuch) chunks.push(chunk)
      },
      check: () => (tooMuch ? new MediaFailure('unsupported', 'ffprobe printed too much') : null),
    },
  )
  if (tooMuch) throw new MediaFailure('unsupported', 'ffprobe printed too much')
  return { printed: Buffer.concat(chunks).toString(), complaints }
}

type Watch = { onStdout: (chunk: Buffer) => void; check: () => MediaFailure | null }

/**
 * The kernel ends what we start when we end, but only from the moment on when it was asked to, which comes last of what is
 * put before a program. So there it asks whether we are still here, and begins only then. Without that, of twelve that were
 * begun in the instant of a kill, eight outlived it in bubblewrap.
 */
const WHILE_WE_LIVE = ['sh', '-c', 'echo >&3 && read -r answer <&3 && exec "$@" 3>&-', 'sh']

/** Resolves with the end of the error output. */
function runContained(work: Work, program: string, args: string[], options: RunOptions, watch: Watch): Promise<string> {
  const { signal, wallMs } = options
  if (signal?.aborted) return Promise.reject(new MediaFailure('cancelled'))
  const limits = {
    memoryBytes: 4 * GIB,
    cpuS: (wallMs / 1000) * availableParallelism(),
    fileBytes: 4 * GIB,
    nice: 0,
    ...options.limits,
  }
  const { tools } = work
  const box = options.hardware ? { ...work.box, hardware: options.hardware } : work.box
  const contained = containedCommand(tools.containment, box, limits, [tools.ffmpeg, tools.ffprobe])
  const [command = program, ...rest] = [...contained, ...WHILE_WE_LIVE, program, ...args]

  return new Promise((resolve, reject) => {
    // Detached makes it the leader of a process group, so that one kill reaches everything it started.
    const child = spawn(command, rest, {
      cwd: box.dir,
      env: JOB_ENV,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    })
    const [, stdout, errors, asks] = child.stdio as unknown as [null, Readable, Readable, Duplex] // as they are asked for above
    asks.once('data', () => asks.end('\n')).on('error', () => {}) // who does not wait for the answer has ended, which is told below
    let stderr = ''
    let stopped: MediaFailure | null = null
    const stop = (failure: MediaFailure) => {
      stopped ??= failure
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) killGroup(child.pid)
    }
    const cancel = () => stop(new MediaFailure('cancelled'))
    const wall = setTimeout(() => stop(new MediaFailure('timeout')), wallMs)
    const ticker = setInterval(() => {
      const failure = watch.check()
      if (failure) stop(failure)
    }, 250)
    signal?.addEventListener('abort', cancel, { once: true })
    const settle = (finish: () => void) => {
      clearTimeout(wall)
      clearInterval(ticker)
      signal?.removeEventListener('abort', cancel)
      finish()
    }
    stdout.on('data', watch.onStdout)
    errors.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-STDERR_TAIL)
    })
    child.once('error', (error) => settle(() => reject(new MediaFailure('failed', error.message))))
    child.once('close', (code, endedBy) =>
      settle(() => {
        if (stopped) reject(new MediaFailure(stopped.reason, stopped.detail || stderr))
        else if (code === 0) resolve(stderr)
        else reject(failureFrom(stderr, endedBy ?? signalOf(code)))
      }),
    )
  })
}

/** ffmpeg ends so after a signal that it heeds; of those only the limit of processor time reaches it alone. */
const ASKED_TO_END = 255

/** bubblewrap tells which signal ended the program the way a shell does. */
function signalOf(code: number | null): NodeJS.Signals | null {
  if (code === ASKED_TO_END) return 'SIGXCPU'
  const number = (code ?? 0) - 128
  const found = Object.entries(constants.signals).find(([, value]) => value === number)
  return (found?.[0] as NodeJS.Signals | undefined) ?? null // the names of that table are the signals
}

function killGroup(pid: number) {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error // process.kill throws system errors only
  }
}

/** ffmpeg writes `key=value` lines and ends a block with `progress=continue` or `progress=end`. */
function progressReader(onBlock: (fields: Record<string, string>) => void) {
  let rest = ''
  let fields: Record<string, string> = {}
  return (chunk: Buffer) => {
    const lines = (rest + chunk.toString('latin1')).split('\n')
    rest = lines.pop()?.slice(-STDERR_TAIL) ?? ''
    for (const line of lines) {
      const at = line.indexOf('=')
      const key = line.slice(0, at)
      fields[key] = line.slice(at + 1).trim()
      if (key !== 'progress') continue
      onBlock(fields)
      fields = {}
    }
  }
}
