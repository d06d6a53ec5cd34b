import { join } from 'node:path'
import { keptParts } from '#platform/storage/kept-parts.ts'
import { openS3Store } from '#platform/storage/s3-store.ts'
import type { ObjectStore } from '#platform/storage/store.ts'
import { INSTALLATION_KEY, storeInstallation } from '#platform/storage/store-installation.ts'
import { assertStopped, type InUse, useEngines } from '../carry/engines.ts'
import { openFolder } from '../carry/installation-store.ts'
import { copyFiles, forgetNotes, settleFiles } from '../carry/move-files.ts'
import { installationOf } from '../carry/take-backup.ts'
import { resumeUploads } from '../carry/upload-parts.ts'
import { readMoved, writeMoved } from '../supervisor/moved.ts'
import { type Call, Refusal } from './command.ts'
import { bytes } from './progress.ts'

/** With `--prepare` beside the running program; else it is stopped, what is new follows, and the switch is made. */
export async function moveFilesToS3(call: Call, data: string): Promise<void> {
  const { config, values } = call
  if (!config.s3)
    throw new Refusal('--to-s3 wants S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY in the environment.')
  const moved = readMoved(data).files
  if (moved) throw new Refusal(`The files moved to ${moved.to} on ${moved.at.slice(0, 10)} already.`)
  if (!values.prepare) await assertStopped(data, 'then move (npx studio move --to-s3 --prepare copies beforehand)')
  const to = openS3Store(config.s3)
  const inUse = await useEngines(config, { clickhouse: false })
  try {
    await carry(call, data, { inUse, to, shown: `${config.s3.bucket}/${config.s3.prefix}` })
  } finally {
    await inUse.release()
    await to.close()
  }
}

async function carry(
  { progress, signal, values, answer }: Call,
  data: string,
  { inUse, to, shown }: { inUse: InUse; to: ObjectStore; shown: string },
) {
  const { engines } = inUse
  const installation = await installationOf(engines.databaseUrl)
  const owner = await storeInstallation(to)
    .read()
    .catch((cause) => {
      throw new Refusal(`The bucket cannot be used: ${cause instanceof Error ? cause.message : cause}`, { cause })
    })
  if (owner !== null && owner !== installation.id)
    throw new Refusal(
      `The bucket holds the files of installation ${owner}, this one is ${installation.id}: name another bucket or S3_PREFIX.`,
    )
  const from = await openFolder(engines, installation)
  const notes = join(data, 'move-files.jsonl')
  const copied = await copyFiles(from, to, { notes, progress, signal })
  if (values.prepare) {
    progress.end()
    answer(
      `${copied.copied} of ${copied.count} files (${bytes(copied.bytes)} in all) were copied now and compared. Stop the program and run npx studio move --to-s3.`,
      { prepared: true, ...copied },
    )
    return
  }
  progress.step('comparing both stores')
  await settleFiles(from, to, { notes, keep: (key) => key === INSTALLATION_KEY })
  progress.step('unfinished uploads')
  const root = join(data, 'objects')
  const former = await resumeUploads(
    to,
    engines.databaseUrl,
    async (_session, uploadId) => (await keptParts(root, uploadId)) ?? [],
  )
  await storeInstallation(to).claim(installation.id)
  writeMoved(data, {
    ...readMoved(data),
    files: { to: shown, at: new Date().toISOString(), formerUploads: Object.fromEntries(former) },
  })
  await forgetNotes(notes)
  progress.end()
  answer(
    `The files moved to ${shown}: ${copied.count} (${bytes(copied.bytes)}), each compared; ${former.size} unfinished uploads go on there.\nStart with the same S3_* settings.`,
    { engine: 'files', to: shown, ...copied, uploads: former.size },
  )
}
