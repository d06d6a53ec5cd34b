import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Config, ConfigError, readConfig } from './config.ts'
import type { Engines } from './engines.ts'
import type { Running } from './roles/child.ts'

const root = join(import.meta.dirname, '../..')

/** The roles, loaded only when they are run: a process holds no more code than its own. */
const ROLES: Record<string, (config: Config, engines: Engines) => Promise<Running>> = {
  api: async (config, engines) => (await import('./roles/api.ts')).runApi(config, engines),
  worker: async (config, engines) => (await import('./roles/worker.ts')).runWorker(config, engines),
  migrate: async (config, engines) => (await import('./roles/migrate.ts')).runMigrate(config, engines),
  clickhouse: async (_config, engines) => (await import('./roles/clickhouse.ts')).runEmbeddedClickHouse(engines),
}

// A terminal or a pipe that is gone takes the words with it, not the program.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

async function main() {
  const { values } = parseArgs({ options: { role: { type: 'string' } } })
  const config = readConfig(process.env, root)
  if (values.role === undefined) {
    const { supervise } = await import('./supervisor/supervise.ts')
    process.exit(await supervise(config))
  }
  const role = ROLES[values.role]
  if (!role) throw new ConfigError(`--role must be one of ${Object.keys(ROLES).join(', ')}, not "${values.role}".`)
  const { runAlone, runAsChild } = await import('./roles/child.ts')
  if (process.send) await runAsChild((engines) => role(config, engines))
  else
    await runAlone(async () => {
      const { assertBelongs, outsideEngines, prepareWork } = await import('./roles/alone.ts')
      const engines = outsideEngines(config)
      await assertBelongs(config, engines)
      await prepareWork(engines.workDir)
      return role(config, engines)
    })
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exit(1)
})
