import { type Config, readConfig } from '../config.ts'

/** What the environment decided, without its secrets: an address of an engine shows its host only. */
export function settingsInForce(
  config: Config,
  publicUrl: string,
): { name: string; value: string; changed: boolean }[] {
  const unset = settingsOf(readConfig({}, config.root), 'http://localhost:4000')
  return Object.entries(settingsOf(config, publicUrl)).map(([name, value]) => ({
    name,
    value,
    changed: value !== unset[name],
  }))
}

function settingsOf(config: Config, publicUrl: string): Record<string, string> {
  return {
    PUBLIC_URL: publicUrl,
    HOST: config.host,
    PORT: String(config.port),
    TRUSTED_PROXIES: config.trustedProxies.join(', ') || 'none',
    SIGN_UP: config.signUp,
    DATABASE_URL: config.databaseUrl ? hostOf(config.databaseUrl) : 'embedded',
    CLICKHOUSE_URL: config.clickhouseUrl ? hostOf(config.clickhouseUrl) : 'embedded',
    S3_BUCKET: config.s3
      ? `${config.s3.bucket}, ${hostOf(config.s3.endpoint ?? `https://s3.${config.s3.region}.amazonaws.com`)}`
      : 'none',
    SMTP_URL: config.smtpUrl ? hostOf(config.smtpUrl) : 'none',
    FFMPEG_PATH: config.ffmpegPath ?? "the system's",
    MEDIA_JOBS: String(config.mediaJobs),
    VIDEO_CODECS: config.encoding.codecs.join(', '),
    VIDEO_TALLEST: `${config.encoding.tallest}p`,
    VIDEO_PRESET: config.encoding.preset,
    VIDEO_QUALITY: config.encoding.quality,
    VIDEO_HARDWARE: config.hardwareEncoder,
    TRANSCRIPTION_URL: config.transcription ? hostOf(config.transcription.url) : 'none',
    TRASH_DAYS: String(config.trashDays),
    QUOTA_STORAGE_GB: config.quota.storageBytes === null ? 'none' : String(config.quota.storageBytes / 1e9),
    QUOTA_MINUTES: config.quota.minutes === null ? 'none' : String(config.quota.minutes),
    REQUESTS_PER_MINUTE: String(config.requestsPerMinute),
    EVENTS_PER_MINUTE: String(config.eventBatchesPerMinute),
    LOG_LEVEL: config.logLevel,
  }
}

const hostOf = (url: string) => new URL(url).searchParams.get('host') ?? new URL(url).host
