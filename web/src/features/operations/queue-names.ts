import { t } from '#web/lib/i18n/t.ts'

const NAMES: Record<string, () => string> = {
  'media.probe': () => t('Looking into new files'),
  'media.remux': () => t('Repackaging what plays already'),
  'media.package': () => t('First playable version'),
  'media.repackage': () => t('Encrypting videos, or not any more'),
  'media.ladder': () => t('All sizes of a video'),
  'media.thumbnail': () => t('Pictures of a video'),
  'media.storyboard': () => t('Pictures along the timeline'),
  'media.checksum': () => t('Checksums of originals'),
  'media.sweep': () => t('Left-over files of broken-off work'),
  'media.waveform': () => t('Sound waves along the timeline'),
  'media.picture': () => t('Pictures that people sent'),
  'media.article-picture': () => t('Pictures in articles and of channels'),
  'media.suggest': () => t('Suggested pictures of a video'),
  'media.cut': () => t('Cutting videos'),
  'content.bulk': () => t('Changes of many videos'),
  'content.import': () => t('Imports'),
  'content.purge': () => t('Deleting for good'),
  'content.retire_version': () => t('Versions that nobody plays any more'),
  'content.stop_trashed': () => t('Ending the work on what went to the trash'),
  'content.transcribe': () => t('Captions made automatically'),
  'analytics.forget_channels': () => t('Figures of deleted channels'),
  'notifications.deliver-webhook': () => t('Telling webhooks'),
  'notifications.tell-followers': () => t('Telling followers of new videos'),
  'platform.send-mail': () => t('Sending mail'),
  'platform.job-cancelled': () => t('Tidying up after a cancellation'),
}

/** What a kind of work is about, in words; unknown ones keep the name that the logs use. */
export function queueName(name: string): string {
  const known = NAMES[name]
  if (known) return known()
  const heard = /^(.+)\.on\.(.+)$/.exec(name)
  if (!heard) return name
  const [, who = '', what = ''] = heard
  return t('News for {who}: {what}', { who: who.replaceAll('-', ' '), what: what.replaceAll(/[.-]/g, ' ') })
}
