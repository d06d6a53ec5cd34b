import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { availableParallelism } from 'node:os'
import { isAbsolute, resolve } from 'node:path'
import { readS3Settings } from '#platform/storage/s3-settings.ts'

export class ConfigError extends Error {}

export type Config = Readonly<ReturnType<typeof readConfig>>

/**
 * Everything the environment may say, read once. A wrong value throws one sentence that names the variable.
 * @param env the process environment
 * @param root the checkout, for the default data folder
 */
export function readConfig(env: Record<string, string | undefined>, root: string) {
  const read = (name: string) => env[name]?.trim() || undefined

  /** Port of the HTTP server, default 4000. */
  const port = integer('PORT', read('PORT') ?? '4000', { min: 1, max: 65535 })
  /** Address to listen on, default 127.0.0.1. */
  const host = read('HOST') ?? '127.0.0.1'
  if (!/^[a-zA-Z0-9.:_-]+$/.test(host))
    throw new ConfigError(`HOST must be an address or a name to listen on, not "${host}".`)
  /** The address people type, without a path; default http://localhost:PORT, or HOST where that is a name. Cookies are Secure exactly when it is https. */
  const publicUrl = read('PUBLIC_URL') === undefined ? null : origin('PUBLIC_URL', read('PUBLIC_URL')!)
  /** Proxies whose X-Forwarded-* are believed: addresses or CIDR ranges, comma separated; default none. */
  const trustedProxies = list(read('TRUSTED_PROXIES'))
  for (const entry of trustedProxies)
    if (!isRange(entry))
      throw new ConfigError(`TRUSTED_PROXIES must list addresses or CIDR ranges, and "${entry}" is neither.`)
  /** Who may open an account: open (default), invite, closed. The first account is always possible. */
  const signUp = oneOf('SIGN_UP', read('SIGN_UP') ?? 'open', ['open', 'invite', 'closed'] as const)
  /** Folder for everything that must be kept, default data/ in the checkout. */
  const dataDir = read('STUDIO_DATA') ? resolve(root, read('STUDIO_DATA')!) : null

  /** Outside PostgreSQL >= 16 instead of the embedded one. */
  const databaseUrl = read('DATABASE_URL')
    ? url('DATABASE_URL', read('DATABASE_URL')!, ['postgres:', 'postgresql:'])
    : null
  /** Outside ClickHouse server or cluster instead of the embedded one: http(s)://user:password@host:8123/database. */
  const clickhouseUrl = read('CLICKHOUSE_URL')
    ? url('CLICKHOUSE_URL', read('CLICKHOUSE_URL')!, ['http:', 'https:'])
    : null
  /** SMTP server, e.g. smtps://user:password@host; without it mails wait in the outbox. */
  const smtpUrl = read('SMTP_URL') ? url('SMTP_URL', read('SMTP_URL')!, ['smtp:', 'smtps:']) : null
  /** Sender of mails; default studio@<host of PUBLIC_URL>. */
  const mailFrom =
    read('MAIL_FROM') ?? `Creator Studio <studio@${publicUrl ? new URL(publicUrl).hostname : 'localhost'}>`
  /** ffmpeg to use instead of the system's; ffprobe is expected beside it. */
  const ffmpegPath = read('FFMPEG_PATH') ?? null
  /** trace, debug, info (default), warn, error, fatal. */
  const logLevel = oneOf('LOG_LEVEL', read('LOG_LEVEL') ?? 'info', [
    'trace',
    'debug',
    'info',
    'warn',
    'error',
    'fatal',
  ] as const)
  /** Requests per minute and address on ordinary routes, default 1200; events have their own, EVENTS_PER_MINUTE. */
  const requestsPerMinute = integer('REQUESTS_PER_MINUTE', read('REQUESTS_PER_MINUTE') ?? '1200', { min: 1, max: 1e9 })
  /** Event batches per minute and address, default 1200 (a classroom behind one address sends about 6 per player). */
  const eventBatchesPerMinute = integer('EVENTS_PER_MINUTE', read('EVENTS_PER_MINUTE') ?? '1200', { min: 1, max: 1e9 })
  /** Megabytes of acknowledged events that may wait for counting or ClickHouse before new ones are refused; default a tenth of the free disk, 256 to 20,000. */
  const eventsWaitingMb = read('EVENTS_WAITING_MB')
    ? integer('EVENTS_WAITING_MB', read('EVENTS_WAITING_MB')!, { min: 1, max: 1e7 })
    : null
  /** ffmpeg jobs at once on this machine, default half the cores. */
  const mediaJobs = integer(
    'MEDIA_JOBS',
    read('MEDIA_JOBS') ?? String(Math.max(1, Math.floor(availableParallelism() / 2))),
    { min: 1, max: 64 },
  )

  /** Codecs of the renditions, comma separated: h264 (default, always made), hevc, av1. The others are made in addition, which takes about 3 to 6 times longer. */
  const videoCodecs = list(read('VIDEO_CODECS') ?? 'h264').map((each) =>
    oneOf('VIDEO_CODECS', each, ['h264', 'hevc', 'av1'] as const),
  )
  /** Short side of the tallest rendition in pixels, default 2160; a source that is copied keeps its own size. */
  const videoTallest = Number(
    oneOf('VIDEO_TALLEST', read('VIDEO_TALLEST') ?? '2160', [
      '144',
      '240',
      '360',
      '480',
      '720',
      '1080',
      '1440',
      '2160',
    ] as const),
  )
  /** Work spent on encoding: ultrafast, superfast, veryfast (default), faster, fast, medium, slow. Slower makes smaller files. */
  const videoPreset = oneOf('VIDEO_PRESET', read('VIDEO_PRESET') ?? 'veryfast', [
    'ultrafast',
    'superfast',
    'veryfast',
    'faster',
    'fast',
    'medium',
    'slow',
  ] as const)
  /** Bits spent on the picture: small (a quarter less at the peak), standard (default), high (half more). */
  const videoQuality = oneOf('VIDEO_QUALITY', read('VIDEO_QUALITY') ?? 'standard', [
    'small',
    'standard',
    'high',
  ] as const)
  /** Encoder in hardware: off (default: the processor makes smaller files), auto (the first that works), nvenc, qsv, vaapi, videotoolbox. Tried at the start. */
  const hardwareEncoder = oneOf('VIDEO_HARDWARE', read('VIDEO_HARDWARE') ?? 'off', [
    'off',
    'auto',
    'nvenc',
    'qsv',
    'vaapi',
    'videotoolbox',
  ] as const)

  /** S3_...: a bucket for the files instead of a folder; null without. */
  const s3 = readS3Settings(read, {
    origin,
    readFile: (path) => readFileSync(resolve(root, path), 'utf8').trim(),
    refuse(sentence) {
      throw new ConfigError(sentence)
    },
  })

  /** OpenAI-compatible address that turns speech into text, without `/audio/transcriptions`: https://api.example.org/v1; default none. */
  const transcriptionUrl = read('TRANSCRIPTION_URL')
    ? url('TRANSCRIPTION_URL', read('TRANSCRIPTION_URL')!, ['http:', 'https:']).replace(/\/+$/, '')
    : null
  for (const name of ['TRANSCRIPTION_KEY', 'TRANSCRIPTION_MODEL'])
    if (read(name) && !transcriptionUrl)
      throw new ConfigError(`${name} is set without TRANSCRIPTION_URL: set both, or neither.`)
  if (transcriptionUrl && (new URL(transcriptionUrl).username || new URL(transcriptionUrl).password))
    throw new ConfigError('TRANSCRIPTION_URL must not hold a password: put the key into TRANSCRIPTION_KEY.')
  const transcription = transcriptionUrl
    ? Object.freeze({
        url: transcriptionUrl,
        /** TRANSCRIPTION_KEY: sent as a bearer token; none by default. */
        key: read('TRANSCRIPTION_KEY') ?? null,
        /** TRANSCRIPTION_MODEL, default whisper-1. */
        model: read('TRANSCRIPTION_MODEL') ?? 'whisper-1',
      })
    : null

  /** Days that a deleted video can be restored, default 30. */
  const trashDays = integer('TRASH_DAYS', read('TRASH_DAYS') ?? '30', { min: 1, max: 3650 })
  /** What each channel may hold unless the operator says otherwise: QUOTA_STORAGE_GB (1,000,000,000 bytes each) and QUOTA_MINUTES; default no limit. */
  const quota = Object.freeze({
    storageBytes: read('QUOTA_STORAGE_GB')
      ? integer('QUOTA_STORAGE_GB', read('QUOTA_STORAGE_GB')!, { min: 1, max: 1e6 }) * 1e9
      : null,
    minutes: read('QUOTA_MINUTES') ? integer('QUOTA_MINUTES', read('QUOTA_MINUTES')!, { min: 1, max: 1e9 }) : null,
  })

  /** Hosts, addresses and CIDR ranges that webhooks and imports may reach although they are not public, comma separated; default none. */
  const outboundAllow = list(read('OUTBOUND_ALLOW'))
  for (const entry of outboundAllow)
    if (!isRange(entry) && !/^[a-zA-Z0-9]([a-zA-Z0-9._-]*[a-zA-Z0-9])?$/.test(entry))
      throw new ConfigError(`OUTBOUND_ALLOW must list hosts, addresses or CIDR ranges, and "${entry}" is none of them.`)
  /** Folders of this machine that an operator may import from, comma separated; default none. */
  const importFolders = list(read('IMPORT_FOLDERS'))
  for (const folder of importFolders)
    if (!isAbsolute(folder) || resolve(folder) === '/')
      throw new ConfigError(`IMPORT_FOLDERS must list absolute paths of folders, and "${folder}" is none.`)

  if (read('REDIS_URL')) throw new ConfigError('REDIS_URL is set, but no Redis is needed: unset it.')

  return Object.freeze({
    port,
    host,
    publicUrl,
    trustedProxies,
    signUp,
    dataDir,
    s3,
    databaseUrl,
    clickhouseUrl,
    smtpUrl,
    mailFrom,
    ffmpegPath,
    logLevel,
    requestsPerMinute,
    eventBatchesPerMinute,
    eventsWaitingMb,
    mediaJobs,
    encoding: Object.freeze({
      codecs: [...new Set(['h264' as const, ...videoCodecs])],
      tallest: videoTallest,
      preset: videoPreset,
      quality: videoQuality,
    }),
    hardwareEncoder,
    trashDays,
    quota,
    transcription,
    outboundAllow,
    importFolders: importFolders.map((folder) => resolve(folder)),
    root,
  })
}

/** The address that people type, without a trailing slash. */
export function publicUrlOf(config: Config): string {
  if (config.publicUrl) return config.publicUrl
  const everywhere = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(config.host)
  const name = config.host.includes(':') ? `[${config.host}]` : config.host
  return `http://${everywhere ? 'localhost' : name}:${config.port}`
}

function integer(name: string, text: string, range: { min: number; max: number }): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < range.min || value > range.max)
    throw new ConfigError(`${name} must be a whole number from ${range.min} to ${range.max}, not "${text}".`)
  return value
}

function oneOf<const T extends string>(name: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((each) => each === text)
  if (!choice) throw new ConfigError(`${name} must be one of ${choices.join(', ')}, not "${text}".`)
  return choice
}

function url(name: string, text: string, protocols: string[]): string {
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
    throw new ConfigError(
      `${name} must be an address that begins with ${protocols.map((each) => `${each}//`).join(' or ')}.`,
    )
  return text
}

function origin(name: string, text: string): string {
  const parsed = new URL(url(name, text, ['http:', 'https:']))
  if (parsed.pathname !== '/' || parsed.search || parsed.hash || parsed.username || parsed.password)
    throw new ConfigError(
      `${name} must be an origin such as https://studio.example.org, without path, query or password.`,
    )
  return parsed.origin
}

/** An address, or one with the number of its leading bits that count: 10.0.0.0/8. */
function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  if (more.length > 0 || !isIP(address)) return false
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (isIP(address) === 4 ? 32 : 128))
}

const list = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
