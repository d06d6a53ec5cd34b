/** Why a video was left as it is. Stored: never rename, add a new one. */
export const REASONS = {
  not_found: 'No such video in this channel.',
  unchanged: 'It was so already.',
  trashed: 'It is in the trash: restore it first.',
  not_trashed: 'It is not in the trash.',
  purged: 'It was deleted for good.',
  upload_given_up: 'Its upload was given up: there is no file to bring back.',
  quota_minutes: 'It is longer than the minutes that the channel has left.',
  too_many_tags: 'It would have more than 50 tags.',
  role: 'Your role does not allow it for this video.',
  changed_since: 'It was changed since: that would be overwritten.',
  time_passed: 'The time to publish has passed.',
  taken_down: 'Whoever runs this studio has taken it down: it stays private.',
  playlist_full: 'The playlist is full.',
  playlist_gone: 'The playlist was deleted.',
  in_playlist: 'It is in the playlist already.',
  not_in_playlist: 'It is not in the playlist.',
  cancelled: 'Cancelled before its turn.',
} as const
export type Reason = keyof typeof REASONS

export const sentenceOf = (reason: string | null): string | null =>
  reason === null ? null : (REASONS[reason as Reason] ?? reason) // of a later release perhaps
