import type { Progress } from '../cli/progress.ts'
import type { BackupFolder, Manifest } from './backup-set.ts'
import { openPool } from './pool.ts'
import { namedBy } from './tidy-backups.ts'

/** Reads everything that the set names. @returns what is missing or damaged */
export async function verifyBackup(
  backups: BackupFolder,
  manifest: Manifest,
  { progress, signal }: { progress: Progress; signal: AbortSignal },
): Promise<string[]> {
  const pool = openPool(backups.pool)
  const problems: string[] = []
  const seen = new Set<string>()
  progress.step(`reading ${manifest.name}`)
  let done = 0
  for await (const kept of namedBy(pool, manifest, (problem) => problems.push(problem))) {
    if (seen.has(kept.sha256)) continue
    seen.add(kept.sha256)
    signal.throwIfAborted()
    try {
      for await (const chunk of pool.read(kept)) {
        done += chunk.length
        progress.at(done, manifest.objects.bytes, 'bytes')
      }
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error))
    }
  }
  return problems
}
