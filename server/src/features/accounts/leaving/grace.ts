/** How long what was deleted can be brought back: a channel, an account. */
export const GRACE_DAYS = 30
const DAY_MS = 86_400_000

/** Deleted before this moment, it is over. */
export const graceBegan = (now: Date): Date => new Date(now.getTime() - GRACE_DAYS * DAY_MS)
export const restorableUntil = (deletedAt: Date): Date => new Date(deletedAt.getTime() + GRACE_DAYS * DAY_MS)
