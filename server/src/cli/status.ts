import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import pg from 'pg'
import { openClickHouse } from '#platform/clickhouse/client.ts'
import { runningEngines } from '../carry/engines.ts'
import { dataFolder, openDataFolder, UNFINISHED_RESTORE } from '../supervisor/folders.ts'
import { readMoved } from '../supervisor/moved.ts'
import { programOn } from '../supervisor/only-one.ts'
import { type Command, Refusal } from './command.ts'
import { bytes } from './progress.ts'

const help = `
Usage: npx studio status [--json]

Whether the program runs on the data folder, where its engines are, whether they answer, and how much waits.
Exit code 0 when it runs and everything answers, 1 otherwise.
`

export const command: Command = {
  summary: 'says whether the program runs, and how its engines are',
  help,
  options: {},
  async run({ config, answer }) {
    const folder = dataFolder(config.dataDir, config.root)
    if (!existsSync(folder)) throw new Refusal(`${folder} is not there: nothing has been started on it yet.`)
    const data = openDataFolder(folder)
    const program = await programOn(data)
    const moved = readMoved(data)
    const disk = await statfs(data)
    const freeBytes = disk.bavail * disk.bsize
    const lines = [
      program ? `Runs at ${program.url} (process ${program.pid}).` : 'Does not run.',
      `Data in ${data}, ${bytes(freeBytes)} free.`,
      ...Object.entries(moved).map(([engine, { to, at }]) => `${engine} moved to ${to} on ${at.slice(0, 10)}.`),
    ]
    if (existsSync(`${data}/${UNFINISHED_RESTORE}`)) lines.push('A restore was interrupted: run it again.')
    const engines = program ? await lookAtEngines() : null
    if (engines)
      for (const [name, { ok, detail }] of Object.entries(engines))
        lines.push(`${name}: ${ok ? detail : `does not answer (${detail})`}`)
    answer(lines.join('\n'), { running: program !== null, ...program, data, freeBytes, moved, engines })
    if (!engines || Object.values(engines).some(({ ok }) => !ok))
      throw new Refusal(program ? 'Not everything answers.' : 'Not running.')

    async function lookAtEngines() {
      const { databaseUrl, clickhouse: target } = runningEngines(config, data).engines
      const clickhouse = openClickHouse(target)
      try {
        return {
          postgres: await answerOf(() => askPostgres(databaseUrl)),
          clickhouse: await answerOf(
            async () =>
              (await clickhouse.query<{ v: string }>('SELECT version() AS v', {}, { timeoutMs: 3000 }))[0]?.v ?? '',
          ),
          files: { ok: true, detail: config.s3 ? `bucket ${config.s3.bucket}` : 'folder' },
        }
      } finally {
        await clickhouse.close()
      }
    }
  },
}

async function askPostgres(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 3000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query(`
      select current_setting('server_version') as version, pg_database_size(current_database())::float8 as bytes,
        (select id from platform.installation) as id`)
    return `${rows[0].version}, ${bytes(rows[0].bytes)}, installation ${rows[0].id}`
  } finally {
    await client.end().catch(() => {})
  }
}

async function answerOf(ask: () => Promise<string>) {
  try {
    return { ok: true, detail: await ask() }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}
