const NAMES: Record<string, string> = {
  'media.probe': 'Looking into new files',
  'media.remux': 'Repackaging what plays already',
  'media.package': 'First playable version',
  'media.repackage': 'Encrypting videos, or not any more',
  'media.ladder': 'All sizes of a video',
  'media.thumbnail': 'Pictures of a video',
  'media.storyboard': 'Pictures along the timeline',
  'media.checksum': 'Checksums of originals',
  'media.sweep': 'Left-over files of broken-off work',
  'media.waveform': 'Sound waves along the timeline',
  'media.picture': 'Pictures that people sent',
  'media.article-picture': 'Pictures in articles',
  'media.suggest': 'Suggested pictures of a video',
  'media.cut': 'Cutting videos',
  'content.bulk': 'Changes of many videos',
  'content.import': 'Imports',
  'content.purge': 'Deleting for good',
  'content.retire_version': 'Versions that nobody plays any more',
  'content.stop_trashed': 'Ending the work on what went to the trash',
  'content.transcribe': 'Captions made automatically',
  'analytics.forget_channels': 'Figures of deleted channels',
  'notifications.deliver-webhook': 'Telling webhooks',
  'notifications.tell-followers': 'Telling followers of new videos',
  'platform.send-mail': 'Sending mail',
  'platform.job-cancelled': 'Tidying up after a cancellation',
}

/** What a kind of work is about, in words; unknown ones keep the name that the logs use. */
export function queueName(name: string): string {
  const known = NAMES[name]
  if (known) return known
  const heard = /^(.+)\.on\.(.+)$/.exec(name)
  return heard ? `News for ${heard[1]?.replaceAll('-', ' ')}: ${heard[2]?.replaceAll(/[.-]/g, ' ')}` : name
}
