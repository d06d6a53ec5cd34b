import { said } from '#platform/language.ts'

/** Why a video was left as it is. Stored: never rename, add a new one. */
export const REASONS = {
  not_found: said('No such video in this channel.'),
  unchanged: said('It was so already.'),
  trashed: said('It is in the trash: restore it first.'),
  not_trashed: said('It is not in the trash.'),
  purged: said('It was deleted for good.'),
  upload_given_up: said('Its upload was given up: there is no file to bring back.'),
  quota_minutes: said('It is longer than the minutes that the channel has left.'),
  too_many_tags: said('It would have more than 50 tags.'),
  role: said('Your role does not allow it for this video.'),
  changed_since: said('It was changed since: that would be overwritten.'),
  time_passed: said('The time to publish has passed.'),
  taken_down: said('Whoever runs this studio has taken it down: it stays private.'),
  playlist_full: said('The playlist is full.'),
  playlist_gone: said('The playlist was deleted.'),
  in_playlist: said('It is in the playlist already.'),
  not_in_playlist: said('It is not in the playlist.'),
  cancelled: said('Cancelled before its turn.'),
} as const
export type Reason = keyof typeof REASONS

export const sentenceOf = (reason: string | null): string | null =>
  reason === null ? null : (REASONS[reason as Reason] ?? reason) // of a later release perhaps
