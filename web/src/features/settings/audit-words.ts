import type { AuditRecord } from '#web/features/accounts/team-queries.ts'

/** What was done, as it continues "Ana …". What a later release writes is told by its name. */
const WORDS: Record<string, string> = {
  'channel.created': 'made the channel',
  'channel.changed': 'changed the channel',
  'channel.deleted': 'deleted the channel',
  'channel.restored': 'restored the channel',
  'channel.purged': 'deleted for good the channel',
  'channel.verification-requested': 'asked for the badge of',
  'channel.verification-withdrawn': 'took back the request for the badge of',
  'channel.verification-approved': 'verified',
  'channel.verification-refused': 'did not verify',
  'channel.verification-kept': 'looked again at, and left verified,',
  'channel.verification-revoked': 'took back the badge of',
  'channel.retention-set': 'changed how long things are kept',
  'channel.quota-set': 'changed the limits of',
  'upload-defaults.changed': 'changed the upload defaults',
  'member.invited': 'invited',
  'member.invited-again': 'sent the invitation again to',
  'member.invitation-taken-back': 'took back the invitation of',
  'member.joined': 'joined the team:',
  'member.role-changed': 'changed the role of',
  'member.removed': 'removed',
  'member.left': 'left the team:',
  'key.created': 'made the API key',
  'key.deleted': 'deleted the API key',
  'audit.exported': 'exported this log',
  'video.created': 'added the video',
  'video.changed': 'changed the video',
  'video.deleted': 'deleted the video',
  'video.restored': 'restored the video',
  'video.purged': 'deleted for good the video',
  'video.taken-down': 'took down the video',
  'video.put-back': 'put back the video',
  'video.age-restricted': 'decided that it is for adults: the video',
  'video.age-unrestricted': 'took back that it is for adults: the video',
  'rating.sentence-removed': 'removed a sentence about the video',
  'rating.sentence-put-back': 'put back a sentence about the video',
  'report.dismissed': 'found nothing wrong with the video',
  'video.cut': 'cut the video',
  'video.file-replaced': 'put a new file behind the video',
  'video.version-used': 'changed which version plays of the video',
  'video.version-deleted': 'deleted a version of the video',
  'video.version-restored': 'restored a version of the video',
  'chapters.saved': 'changed the chapters of',
  'captions.asked': 'asked for captions of',
  'captions.saved': 'changed the captions of',
  'captions.deleted': 'deleted captions of',
  'interactions.saved': 'changed what is interactive in',
  'article.created': 'began the article',
  'article.changed': 'changed the article',
  'article.published': 'published the article',
  'article.image-added': 'put a picture into the article',
  'playlist.created': 'made the playlist',
  'playlist.changed': 'changed the playlist',
  'playlist.deleted': 'deleted the playlist',
  'playlist.restored': 'restored the playlist',
  'playlist.videos-added': 'added videos to the playlist',
  'playlist.videos-removed': 'removed videos from the playlist',
  'playlist.reordered': 'reordered the playlist',
  'import.started': 'began the import',
  'import.cancelled': 'cancelled the import',
  'import.retried': 'tried again the import',
  'webhook.created': 'made the webhook',
  'webhook.changed': 'changed the webhook',
  'webhook.deleted': 'deleted the webhook',
  'webhook.secret-rotated': 'renewed the secret of the webhook',
  'webhook.replayed': 'sent again a delivery of the webhook',
  'webhook.switched-off': 'switched off, after too many failures, the webhook',
}

const plain = (name: string) => name.replace(/[-.]/g, ' ')

export function doneInWords({ action, subject, after }: AuditRecord): string {
  const fields = action === 'video.changed' ? Object.keys(after ?? {}) : []
  // With more of them the line would be a list; they stand below it.
  if (fields.length > 0 && fields.length <= 2) return `changed the ${fields.map(fieldName).join(' and ')} of the video`
  return WORDS[action] ?? `${plain(action.slice(action.indexOf('.') + 1))} ${plain(subject.kind)}`
}

/** `member.role-changed` becomes `Member: role changed`. */
export function actionName(action: string): string {
  const [kind = action, ...what] = action.split('.')
  const begin = kind.charAt(0).toUpperCase() + kind.slice(1)
  return what.length > 0 ? `${plain(begin)}: ${plain(what.join(' '))}` : plain(begin)
}

/** `publishAt` becomes `publish at`. */
export const fieldName = (name: string): string =>
  name
    .replace(/[_-]/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()

export function valueInWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length > 0 ? value.map(valueInWords).join(', ') : '–'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
