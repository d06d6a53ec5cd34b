import { t } from '#web/lib/i18n/t.ts'

const actions = (): Record<string, string> => ({
  channel: t('Channel'),
  'upload-defaults': t('Upload defaults'),
  member: t('Member'),
  key: t('Key'),
  audit: t('Audit'),
  video: t('Video'),
  rating: t('Rating'),
  report: t('Report'),
  chapters: t('Chapters'),
  captions: t('Captions'),
  interactions: t('Interactions'),
  article: t('Article'),
  playlist: t('Playlist'),
  import: t('Import'),
  webhook: t('Webhook'),
  'channel.created': t('Channel: created'),
  'channel.changed': t('Channel: changed'),
  'channel.picture-changed': t('Channel: picture changed'),
  'channel.picture-removed': t('Channel: picture removed'),
  'channel.deleted': t('Channel: deleted'),
  'channel.restored': t('Channel: restored'),
  'channel.purged': t('Channel: purged'),
  'channel.verification-requested': t('Channel: verification requested'),
  'channel.verification-withdrawn': t('Channel: verification withdrawn'),
  'channel.verification-approved': t('Channel: verification approved'),
  'channel.verification-refused': t('Channel: verification refused'),
  'channel.verification-kept': t('Channel: verification kept'),
  'channel.verification-revoked': t('Channel: verification revoked'),
  'channel.retention-set': t('Channel: retention set'),
  'channel.quota-set': t('Channel: quota set'),
  'upload-defaults.changed': t('Upload defaults: changed'),
  'member.invited': t('Member: invited'),
  'member.invited-again': t('Member: invited again'),
  'member.invitation-taken-back': t('Member: invitation taken back'),
  'member.joined': t('Member: joined'),
  'member.role-changed': t('Member: role changed'),
  'member.removed': t('Member: removed'),
  'member.left': t('Member: left'),
  'key.created': t('Key: created'),
  'key.deleted': t('Key: deleted'),
  'audit.exported': t('Audit: exported'),
  'video.created': t('Video: created'),
  'video.changed': t('Video: changed'),
  'video.deleted': t('Video: deleted'),
  'video.restored': t('Video: restored'),
  'video.purged': t('Video: purged'),
  'video.taken-down': t('Video: taken down'),
  'video.put-back': t('Video: put back'),
  'video.age-restricted': t('Video: age restricted'),
  'video.age-unrestricted': t('Video: age unrestricted'),
  'rating.sentence-removed': t('Rating: sentence removed'),
  'rating.sentence-put-back': t('Rating: sentence put back'),
  'report.dismissed': t('Report: dismissed'),
  'video.cut': t('Video: cut'),
  'video.file-replaced': t('Video: file replaced'),
  'video.version-used': t('Video: version used'),
  'video.version-deleted': t('Video: version deleted'),
  'video.version-restored': t('Video: version restored'),
  'chapters.saved': t('Chapters: saved'),
  'captions.asked': t('Captions: asked'),
  'captions.saved': t('Captions: saved'),
  'captions.deleted': t('Captions: deleted'),
  'interactions.saved': t('Interactions: saved'),
  'article.created': t('Article: created'),
  'article.changed': t('Article: changed'),
  'article.published': t('Article: published'),
  'article.image-added': t('Article: image added'),
  'playlist.created': t('Playlist: created'),
  'playlist.changed': t('Playlist: changed'),
  'playlist.deleted': t('Playlist: deleted'),
  'playlist.restored': t('Playlist: restored'),
  'playlist.videos-added': t('Playlist: videos added'),
  'playlist.videos-removed': t('Playlist: videos removed'),
  'playlist.reordered': t('Playlist: reordered'),
  'import.started': t('Import: started'),
  'import.cancelled': t('Import: cancelled'),
  'import.retried': t('Import: retried'),
  'webhook.created': t('Webhook: created'),
  'webhook.changed': t('Webhook: changed'),
  'webhook.deleted': t('Webhook: deleted'),
  'webhook.secret-rotated': t('Webhook: secret rotated'),
  'webhook.replayed': t('Webhook: replayed'),
  'webhook.switched-off': t('Webhook: switched off'),
})

const fields = (): Record<string, string> => ({
  title: t('title'),
  description: t('description'),
  tags: t('tags'),
  category: t('category'),
  level: t('level'),
  language: t('language'),
  licence: t('licence'),
  visibility: t('visibility'),
  publishAt: t('publish at'),
  comments: t('comments'),
  downloads: t('downloads'),
  encryption: t('encryption'),
  embedding: t('embedding'),
  embedSites: t('embed sites'),
  ageRestricted: t('age restricted'),
  announced: t('announced'),
  thumbnail: t('thumbnail'),
  name: t('name'),
  handle: t('handle'),
  role: t('role'),
  email: t('email'),
  invited: t('invited'),
  scopes: t('scopes'),
  channelIds: t('channel ids'),
  expiresAt: t('expires at'),
  rules: t('rules'),
  durationMs: t('duration ms'),
  version: t('version'),
  kind: t('kind'),
  filename: t('filename'),
  sizeBytes: t('size bytes'),
  revision: t('revision'),
  words: t('words'),
  image: t('image'),
  bytes: t('bytes'),
  videoIds: t('video ids'),
  interactions: t('interactions'),
  chapters: t('chapters'),
  transcribeNew: t('transcribe new'),
  url: t('url'),
  events: t('events'),
  state: t('state'),
  reason: t('reason'),
  delivery: t('delivery'),
  type: t('type'),
  format: t('format'),
  quotaBytes: t('quota bytes'),
  quotaMinutes: t('quota minutes'),
})

export const plain = (name: string) => name.replace(/[-.]/g, ' ')

/** `member.role-changed` is `Member: role changed`; so is, from its name, what a later release writes. */
export function actionName(action: string): string {
  const known = actions()[action]
  if (known) return known
  const [kind = action, ...what] = action.split('.')
  const begin = kind.charAt(0).toUpperCase() + kind.slice(1)
  return what.length > 0 ? `${plain(begin)}: ${plain(what.join(' '))}` : plain(begin)
}

/** `publishAt` is `publish at`; what is not known here is told by its name. */
export const fieldName = (name: string): string =>
  fields()[name] ??
  name
    .replace(/[_-]/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()

export function valueInWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return value ? t('yes') : t('no')
  if (Array.isArray(value)) return value.length > 0 ? value.map(valueInWords).join(', ') : '–'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
