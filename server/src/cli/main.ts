import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DatabaseRefusal } from '#platform/postgres/snapshot.ts'
import { ConfigError, readConfig } from '../config.ts'
import { Refusal, WrongUsage } from './command.ts'
import { COMMANDS } from './commands.ts'
import { openProgress } from './progress.ts'

const root = join(import.meta.dirname, '../../..')

async function main(argv: string[]): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(await overview())
    return name === undefined ? 2 : 0
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) {
    process.stderr.write(`There is no command "${name}". npx studio --help lists them.\n`)
    return 2
  }
  const { command } = await load()
  const progress = openProgress(process.stderr)
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => stopping.abort(new Refusal('Stopped. The same command goes on from here.')))
  try {
    const { values, positionals } = parse(rest, command.options)
    if (values.help) {
      process.stdout.write(`${command.help.trim()}\n`)
      return 0
    }
    await command.run({
      config: readConfig(process.env, root),
      env: process.env,
      values,
      words: positionals,
      progress,
      signal: stopping.signal,
      answer: (text, json) => process.stdout.write(`${values.json ? JSON.stringify(json) : text}\n`),
    })
    return 0
  } catch (error) {
    progress.end()
    const reason = stopping.signal.aborted ? stopping.signal.reason : error
    if (reason instanceof WrongUsage) {
      process.stderr.write(`${reason.message}\n\n${command.help.trim()}\n`)
      return 2
    }
    process.stderr.write(`${sentenceOf(reason)}\n`)
    return stopping.signal.aborted ? 130 : 1
  } finally {
    progress.end()
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof Refusal || error instanceof DatabaseRefusal || error instanceof ConfigError) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOSPC') return 'The disk is full. Make room; the same command goes on from here.'
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function parse(args: string[], options: Parameters<typeof parseArgs>[0] extends infer _ ? object : never) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' }, ...options },
    })
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error))
  }
}

async function overview(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(COMMANDS).map(
      async ([name, load]) => `  ${name.padEnd(10)} ${(await load().then(({ command }) => command)).summary}`,
    ),
  )
  return `Usage: npx studio COMMAND [options]

${lines.join('\n')}

Each takes --help. They read the same environment as npm start (STUDIO_DATA, DATABASE_URL, CLICKHOUSE_URL, S3_...).
Exit codes: 0 done, 1 refused or failed (a sentence says why), 2 not understood, 130 stopped.
`
}

process.exit(await main(process.argv.slice(2)))
