import { stored } from '#web/lib/stored.ts'

export type RecentCommand = { id: string; label: string; to?: string | undefined }

const kept = stored('studio.recent')
const MOST = 5

function read(text: string | null): RecentCommand[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(list)
      ? list.filter((each) => typeof each?.id === 'string' && typeof each?.label === 'string').slice(0, MOST)
      : []
  } catch {
    return []
  }
}

/** What was chosen last stands first the next time. */
export function rememberCommand({ id, label, to }: RecentCommand): void {
  const others = read(kept.get()).filter((each) => each.id !== id)
  kept.set(JSON.stringify([{ id, label, ...(to && { to }) }, ...others].slice(0, MOST)))
}

export const useRecentCommands = (): RecentCommand[] => read(kept.use())

/** Somebody else may sign in next. */
export const forgetCommands = (): void => kept.set(null)
