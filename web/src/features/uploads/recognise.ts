import { t } from '#web/lib/i18n/t.ts'
import { compareFingerprints, fingerprintOf, type Likeness } from './fingerprint.ts'
import { type ChosenFile, type Entry, isOpen, isOrphan } from './upload.ts'

/** The upload that a newly chosen file goes on with, if it is one of these. */
export async function continuedBy({ file }: ChosenFile, entries: readonly Entry[]): Promise<Entry | undefined> {
  const candidates = entries.filter((entry) => entry.upload.size === file.size && isOpen(entry.upload.phase))
  const fingerprint = candidates.length > 0 ? await fingerprintOf(file).catch(() => null) : null
  const alike = (likeness: Likeness, among: readonly Entry[]) =>
    among.find(
      (entry) => fingerprint && entry.fingerprint && compareFingerprints(entry.fingerprint, fingerprint) === likeness,
    )
  const orphans = candidates.filter((entry) => isOrphan(entry) && entry.upload.filename === file.name)
  return alike('same', candidates) ?? alike('copy', orphans)
}

/** Whether it is the file that an upload began with; a `note` says why it is not. Of another length, nothing is read of it. */
export async function likenessTo(entry: Entry, { file }: ChosenFile): Promise<'same' | 'copy' | { note: string }> {
  if (file.size !== entry.upload.size) return { note: otherSize(file.name, entry.upload.filename) }
  const found = await fingerprintOf(file).catch(() => null)
  if (!found) return { note: t('“{name}” cannot be read. Check that its disk is connected.', { name: file.name }) }
  const likeness = entry.fingerprint ? compareFingerprints(entry.fingerprint, found) : 'copy'
  if (likeness !== 'different') return likeness
  return {
    note: t('“{name}” is as long as the file this upload began with, but its content differs.', { name: file.name }),
  }
}

const otherSize = (name: string, wanted: string) =>
  t('“{name}” is another file: its size differs. Choose “{wanted}”.', { name, wanted })
