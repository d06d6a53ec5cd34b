import { type ClickHouse, openClickHouse } from '#platform/clickhouse/client.ts'
import { assertStopped, useEngines } from '../carry/engines.ts'
import { moveDatabase } from '../carry/move-database.ts'
import { moveEvents } from '../carry/move-events.ts'
import { installationOf } from '../carry/take-backup.ts'
import { dataFolder, openDataFolder } from '../supervisor/folders.ts'
import { type MovedEngine, readMoved, writeMoved } from '../supervisor/moved.ts'
import { type Call, type Command, Refusal, textOf, WrongUsage } from './command.ts'
import { moveFilesToS3 } from './move-to-s3.ts'

const help = `
Usage: npx studio move --to-postgres URL
       npx studio move --to-clickhouse URL
       npx studio move --to-s3 [--prepare]
       npx studio move --back postgres|clickhouse|files

Carries one engine from the data folder to a server. The program must be stopped. Everything is compared before the
switch; the source stays as it is, and a start that would use it again is refused. Run an interrupted move again.

  --to-postgres URL     an empty database, from PostgreSQL 16 on: postgresql://user:password@host/database
  --to-clickhouse URL   an empty ClickHouse: http://user:password@host:8123
  --to-s3               the bucket that S3_BUCKET, S3_ENDPOINT, S3_ACCESS_KEY_ID ... name
  --prepare             with --to-s3: copies what is there while the program still runs; the move itself is then short
  --back ENGINE         use what lies in the data folder again, as it was then; what happened since stays on the server

A URL may be written env:NAME, which takes it from that variable: command lines are seen by other users.
`

export const command: Command = {
  summary: 'carries the database, the events or the files from the data folder to a server',
  help,
  options: {
    'to-postgres': { type: 'string' },
    'to-clickhouse': { type: 'string' },
    'to-s3': { type: 'boolean' },
    prepare: { type: 'boolean' },
    back: { type: 'string' },
  },
  async run(call) {
    const { values, words } = call
    const asked = ['to-postgres', 'to-clickhouse', 'to-s3', 'back'].filter((name) => values[name] !== undefined)
    if (words.length > 0 || asked.length !== 1) throw new WrongUsage('Name one move at a time.')
    if (values.prepare && !values['to-s3']) throw new WrongUsage('--prepare belongs to --to-s3.')
    const data = openDataFolder(dataFolder(call.config.dataDir, call.config.root))
    if (asked[0] === 'back') return back(call, data)
    if (asked[0] === 'to-postgres') return toPostgres(call, data)
    if (asked[0] === 'to-clickhouse') return toClickHouse(call, data)
    return moveFilesToS3(call, data)
  },
}

function addressOf({ values, env }: Call, name: string, protocols: string[]): { url: string; shown: string } {
  const given = textOf(values, name) ?? ''
  const url = given.startsWith('env:') ? (env[given.slice(4)] ?? '') : given
  if (!URL.canParse(url) || !protocols.includes(new URL(url).protocol))
    throw new WrongUsage(
      `--${name} wants an address that begins with ${protocols[0]}//, or env:NAME of a variable that holds one.`,
    )
  const { protocol, username, host, pathname } = new URL(url)
  return { url, shown: `${protocol}//${username ? `${username}@` : ''}${host}${pathname}` }
}

/** @throws {Refusal} */
function assertHere(data: string, engine: MovedEngine) {
  const moved = readMoved(data)[engine]
  if (moved)
    throw new Refusal(
      `It moved to ${moved.to} on ${moved.at.slice(0, 10)} already. npx studio move --back ${engine} undoes that.`,
    )
}

async function toPostgres(call: Call, data: string) {
  const { config, progress, signal } = call
  if (config.databaseUrl) throw new Refusal('DATABASE_URL is set: unset it, the move is from the data folder.')
  const { url, shown } = addressOf(call, 'to-postgres', ['postgresql:', 'postgres:'])
  assertHere(data, 'postgres')
  await assertStopped(data, 'then move')
  const inUse = await useEngines(config, { clickhouse: false })
  try {
    const tables = await moveDatabase(config, inUse.engines.databaseUrl, url, { progress, signal })
    writeMoved(data, { ...readMoved(data), postgres: { to: shown, at: new Date().toISOString() } })
    progress.end()
    call.answer(
      `The database moved to ${shown}: ${tables} tables, each compared.\nSet DATABASE_URL to that address, with its password, and start.`,
      {
        engine: 'postgres',
        to: shown,
        tables,
      },
    )
  } finally {
    await inUse.release()
  }
}

async function toClickHouse(call: Call, data: string) {
  const { config, progress, signal } = call
  if (config.clickhouseUrl) throw new Refusal('CLICKHOUSE_URL is set: unset it, the move is from the data folder.')
  const { url, shown } = addressOf(call, 'to-clickhouse', ['http:', 'https:'])
  assertHere(data, 'clickhouse')
  await assertStopped(data, 'then move')
  const inUse = await useEngines(config)
  const from: ClickHouse = openClickHouse(inUse.engines.clickhouse)
  const to: ClickHouse = openClickHouse({ url })
  try {
    const { id } = await installationOf(inUse.engines.databaseUrl)
    const events = await moveEvents(config, from, to, { installationId: id, progress, signal })
    writeMoved(data, { ...readMoved(data), clickhouse: { to: shown, at: new Date().toISOString() } })
    progress.end()
    call.answer(
      `The events moved to ${shown}: ${events}, each month compared.\nSet CLICKHOUSE_URL to that address, with its password, and start.`,
      {
        engine: 'clickhouse',
        to: shown,
        events,
      },
    )
  } finally {
    await Promise.all([from.close(), to.close()])
    await inUse.release()
  }
}

async function back(call: Call, data: string) {
  const engine = textOf(call.values, 'back') as MovedEngine // looked up in the next line
  const { [engine]: moved, ...others } = readMoved(data)
  if (!moved)
    throw new Refusal(`"${engine}" has not moved; what has: ${Object.keys(readMoved(data)).join(', ') || 'nothing'}.`)
  await assertStopped(data, 'then go back')
  if (engine === 'files') await uploadsBack(call, moved.formerUploads ?? {})
  writeMoved(data, others)
  call.answer(`The next start uses what lies in ${data} again. What happened since is in ${moved.to} only.`, {
    engine,
    back: true,
  })
}

/** Unfinished uploads that were under way at the move have their parts in the folder still. */
async function uploadsBack({ config }: Call, former: Record<string, string>) {
  if (Object.keys(former).length === 0) return
  const { default: pg } = await import('pg')
  const inUse = await useEngines(config, { clickhouse: false, back: 'files' })
  const client = new pg.Client({ connectionString: inUse.engines.databaseUrl })
  try {
    await client.connect()
    await client.query('set role studio_worker')
    for (const [id, uploadId] of Object.entries(former))
      await client.query("update uploads.sessions set store_upload_id = $2 where id = $1 and state = 'active'", [
        id,
        uploadId,
      ])
  } finally {
    await client.end().catch(() => {})
    await inUse.release()
  }
}
