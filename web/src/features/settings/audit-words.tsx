import type { ReactNode } from 'react'
import type { AuditRecord } from '#web/features/accounts/team-queries.ts'
import { language } from '#web/lib/i18n/language.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { fieldName, plain } from './audit-names.ts'

type Parts = { who: ReactNode; what: ReactNode }

/** What was done, each a sentence of its own. What a later release writes is told by its name. */
const WORDS: Record<string, (parts: Parts) => ReactNode> = {
  'channel.created': (parts) => tx('{who} made the channel {what}', parts),
  'channel.changed': (parts) => tx('{who} changed the channel {what}', parts),
  'channel.picture-changed': (parts) => tx('{who} changed the picture of the channel {what}', parts),
  'channel.picture-removed': (parts) => tx('{who} removed the picture of the channel {what}', parts),
  'channel.deleted': (parts) => tx('{who} deleted the channel {what}', parts),
  'channel.restored': (parts) => tx('{who} restored the channel {what}', parts),
  'channel.purged': (parts) => tx('{who} deleted for good the channel {what}', parts),
  'channel.verification-requested': (parts) => tx('{who} asked for the badge of {what}', parts),
  'channel.verification-withdrawn': (parts) => tx('{who} took back the request for the badge of {what}', parts),
  'channel.verification-approved': (parts) => tx('{who} verified {what}', parts),
  'channel.verification-refused': (parts) => tx('{who} did not verify {what}', parts),
  'channel.verification-kept': (parts) => tx('{who} looked again at, and left verified, {what}', parts),
  'channel.verification-revoked': (parts) => tx('{who} took back the badge of {what}', parts),
  'channel.retention-set': (parts) => tx('{who} changed how long things are kept {what}', parts),
  'channel.quota-set': (parts) => tx('{who} changed the limits of {what}', parts),
  'upload-defaults.changed': (parts) => tx('{who} changed the upload defaults {what}', parts),
  'member.invited': (parts) => tx('{who} invited {what}', parts),
  'member.invited-again': (parts) => tx('{who} sent the invitation again to {what}', parts),
  'member.invitation-taken-back': (parts) => tx('{who} took back the invitation of {what}', parts),
  'member.joined': (parts) => tx('{who} joined the team: {what}', parts),
  'member.role-changed': (parts) => tx('{who} changed the role of {what}', parts),
  'member.removed': (parts) => tx('{who} removed {what}', parts),
  'member.left': (parts) => tx('{who} left the team: {what}', parts),
  'key.created': (parts) => tx('{who} made the API key {what}', parts),
  'key.deleted': (parts) => tx('{who} deleted the API key {what}', parts),
  'audit.exported': (parts) => tx('{who} exported this log {what}', parts),
  'video.created': (parts) => tx('{who} added the video {what}', parts),
  'video.changed': (parts) => tx('{who} changed the video {what}', parts),
  'video.deleted': (parts) => tx('{who} deleted the video {what}', parts),
  'video.restored': (parts) => tx('{who} restored the video {what}', parts),
  'video.purged': (parts) => tx('{who} deleted for good the video {what}', parts),
  'video.taken-down': (parts) => tx('{who} took down the video {what}', parts),
  'video.put-back': (parts) => tx('{who} put back the video {what}', parts),
  'video.age-restricted': (parts) => tx('{who} decided that it is for adults: the video {what}', parts),
  'video.age-unrestricted': (parts) => tx('{who} took back that it is for adults: the video {what}', parts),
  'rating.sentence-removed': (parts) => tx('{who} removed a sentence about the video {what}', parts),
  'rating.sentence-put-back': (parts) => tx('{who} put back a sentence about the video {what}', parts),
  'report.dismissed': (parts) => tx('{who} found nothing wrong with the video {what}', parts),
  'video.cut': (parts) => tx('{who} cut the video {what}', parts),
  'video.file-replaced': (parts) => tx('{who} put a new file behind the video {what}', parts),
  'video.version-used': (parts) => tx('{who} changed which version plays of the video {what}', parts),
  'video.version-deleted': (parts) => tx('{who} deleted a version of the video {what}', parts),
  'video.version-restored': (parts) => tx('{who} restored a version of the video {what}', parts),
  'chapters.saved': (parts) => tx('{who} changed the chapters of {what}', parts),
  'captions.asked': (parts) => tx('{who} asked for captions of {what}', parts),
  'captions.saved': (parts) => tx('{who} changed the captions of {what}', parts),
  'captions.deleted': (parts) => tx('{who} deleted captions of {what}', parts),
  'interactions.saved': (parts) => tx('{who} changed what is interactive in {what}', parts),
  'article.created': (parts) => tx('{who} began the article {what}', parts),
  'article.changed': (parts) => tx('{who} changed the article {what}', parts),
  'article.published': (parts) => tx('{who} published the article {what}', parts),
  'article.image-added': (parts) => tx('{who} put a picture into the article {what}', parts),
  'playlist.created': (parts) => tx('{who} made the playlist {what}', parts),
  'playlist.changed': (parts) => tx('{who} changed the playlist {what}', parts),
  'playlist.deleted': (parts) => tx('{who} deleted the playlist {what}', parts),
  'playlist.restored': (parts) => tx('{who} restored the playlist {what}', parts),
  'playlist.videos-added': (parts) => tx('{who} added videos to the playlist {what}', parts),
  'playlist.videos-removed': (parts) => tx('{who} removed videos from the playlist {what}', parts),
  'playlist.reordered': (parts) => tx('{who} reordered the playlist {what}', parts),
  'import.started': (parts) => tx('{who} began the import {what}', parts),
  'import.cancelled': (parts) => tx('{who} cancelled the import {what}', parts),
  'import.retried': (parts) => tx('{who} tried again the import {what}', parts),
  'webhook.created': (parts) => tx('{who} made the webhook {what}', parts),
  'webhook.changed': (parts) => tx('{who} changed the webhook {what}', parts),
  'webhook.deleted': (parts) => tx('{who} deleted the webhook {what}', parts),
  'webhook.secret-rotated': (parts) => tx('{who} renewed the secret of the webhook {what}', parts),
  'webhook.replayed': (parts) => tx('{who} sent again a delivery of the webhook {what}', parts),
  'webhook.switched-off': (parts) => tx('{who} switched off, after too many failures, the webhook {what}', parts),
}

/** @param parts who did it, and the name of what it was done to; empty where it has none */
export function doneInWords({ action, subject, after }: AuditRecord, parts: Parts): ReactNode {
  const fields = action === 'video.changed' ? Object.keys(after ?? {}) : []
  // With more of them the line would be a list; they stand below it.
  if (fields.length > 0 && fields.length <= 2) {
    const list = new Intl.ListFormat(language(), { type: 'conjunction' })
    return tx('{who} changed the {fields} of the video {what}', {
      ...parts,
      fields: list.format(fields.map(fieldName)),
    })
  }
  const said = WORDS[action]?.(parts)
  if (said) return said
  return (
    <>
      {parts.who} {plain(action.slice(action.indexOf('.') + 1))} {plain(subject.kind)} {parts.what}
    </>
  )
}
