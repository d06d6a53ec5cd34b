import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chosenSet, type Manifest, openBackupFolder } from '../carry/backup-set.ts'
import { useEngines } from '../carry/engines.ts'
import { takeBackup } from '../carry/take-backup.ts'
import { verifyBackup } from '../carry/verify-backup.ts'
import { type Call, type Command, onlyWord, Refusal, textOf, WrongUsage } from './command.ts'
import { bytes } from './progress.ts'

const help = `
Usage: npx studio backup DIR [--keep N] [--json]
       npx studio backup DIR --list
       npx studio backup DIR --verify [--at NAME]

Makes a backup of everything (PostgreSQL, ClickHouse, files, unfinished uploads) while the program runs, or while it
does not. DIR is a folder of its own, best on another disk; each run adds a dated set and copies only what is new.

  --keep N     afterwards only the newest N sets stay
  --list       shows the whole sets
  --verify     reads a set (the newest, or --at NAME) and compares every checksum
  --json       answers in JSON

An interrupted run leaves no set; the next one goes on with what was copied. Nothing is encrypted: DIR holds password
hashes, sessions and the installation's secret, and is closed to other users.
`

export const command: Command = {
  summary: 'copies everything into a folder of backups, while the program runs',
  help,
  options: {
    keep: { type: 'string' },
    list: { type: 'boolean' },
    verify: { type: 'boolean' },
    at: { type: 'string' },
  },
  async run(call) {
    const folder = resolve(onlyWord(call.words, 'DIR'))
    const keep = textOf(call.values, 'keep')
    if (keep !== undefined && !/^[1-9]\d{0,5}$/.test(keep))
      throw new WrongUsage('--keep wants a number of sets, 1 or more.')
    if (call.values.list) return list(call, folder)
    if (call.values.verify) return verify(call, folder)
    await backup(call, folder, keep === undefined ? null : Number(keep))
  },
}

async function backup(call: Call, folder: string, keep: number | null) {
  const { config, progress, signal } = call
  const inUse = await useEngines(config)
  let manifest: Awaited<ReturnType<typeof takeBackup>>
  try {
    const release = String(JSON.parse(readFileSync(join(config.root, 'package.json'), 'utf8')).version)
    manifest = await takeBackup(config, inUse.engines, { folder, keep, release, progress, signal })
  } finally {
    await inUse.release()
  }
  const { tidied } = manifest
  progress.end()
  const freed = tidied?.removed.length
    ? `\nRemoved ${tidied.removed.join(', ')}: ${bytes(tidied.freedBytes)} are free again.`
    : ''
  call.answer(`${describe(manifest)}\n${bytes(manifest.addedBytes)} were new, ${manifest.seconds} s.${freed}`, {
    ...brief(manifest),
    ...(tidied ?? {}),
  })
}

async function list(call: Call, folder: string) {
  const whole = await (await openBackupFolder(folder, { make: false })).whole()
  call.answer(whole.map(describe).join('\n') || 'No whole backup yet.', whole.map(brief))
}

async function verify(call: Call, folder: string) {
  const backups = await openBackupFolder(folder, { make: false })
  const manifest = await chosenSet(backups, textOf(call.values, 'at'))
  const problems = await verifyBackup(backups, manifest, call)
  call.progress.end()
  if (problems.length > 0) throw new Refusal(`${manifest.name} is not whole:\n  ${problems.slice(0, 20).join('\n  ')}`)
  call.answer(`${manifest.name} is whole: every checksum agrees.`, { name: manifest.name, whole: true })
}

const eventsOf = ({ clickhouse }: Manifest) => clickhouse.months.reduce((sum, month) => sum + month.rows, 0)
const rowsOf = ({ postgres }: Manifest) => postgres.tables.reduce((sum, table) => sum + table.rows, 0)

const describe = (manifest: Manifest) =>
  `${manifest.name}   ${manifest.objects.count} files (${bytes(manifest.objects.bytes)}), ${rowsOf(manifest)} rows, ${eventsOf(manifest)} events, ${manifest.uploads.count} unfinished uploads`

const brief = (manifest: Manifest) => ({
  name: manifest.name,
  takenAt: manifest.takenAt,
  installation: manifest.installation,
  release: manifest.release,
  files: manifest.objects.count,
  fileBytes: manifest.objects.bytes,
  rows: rowsOf(manifest),
  events: eventsOf(manifest),
  uploads: manifest.uploads.count,
  addedBytes: manifest.addedBytes,
  seconds: manifest.seconds,
})
