import { resolve } from 'node:path'
import { openBackupFolder } from '../carry/backup-set.ts'
import { restoreBackup } from '../carry/restore-backup.ts'
import { type Command, onlyWord, textOf } from './command.ts'

const help = `
Usage: npx studio restore DIR [--at NAME] [--json]

Brings the newest whole backup in DIR, or the one named, into the data folder (STUDIO_DATA), which must be empty; the
program must not run. Where DATABASE_URL or CLICKHOUSE_URL are set, those engines must be empty too.

  --at NAME    one of npx studio backup DIR --list
  --json       answers in JSON

Afterwards npm start has the same accounts, sign-ins, videos, figures and unfinished uploads. An interrupted restore is
run again; until it is through, the program does not start. Restore only backups that nobody else could write to: the
tables are made by the SQL that lies in them.
`

export const command: Command = {
  summary: 'brings a backup into an empty data folder',
  help,
  options: { at: { type: 'string' } },
  async run({ config, values, words, progress, signal, answer }) {
    const backups = await openBackupFolder(resolve(onlyWord(words, 'DIR')), { make: false })
    const { manifest, data } = await restoreBackup(config, backups, { at: textOf(values, 'at'), progress, signal })
    progress.end()
    answer(`${manifest.name} is back in ${data}. npm start goes on from there.`, { name: manifest.name, data })
  },
}
