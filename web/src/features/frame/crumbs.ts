import { t } from '#web/lib/i18n/t.ts'

/** The pages of the studio that its top bar names. */
export type Crumb =
  | 'home'
  | 'content'
  | 'video'
  | 'trash'
  | 'import'
  | 'playlists'
  | 'playlist'
  | 'settings'
  | 'welcome'

export function crumbName(crumb: Crumb): string {
  const names: Record<Crumb, string> = {
    home: t('Home'),
    content: t('Content'),
    video: t('Video'),
    trash: t('Trash'),
    import: t('Import'),
    playlists: t('Playlists'),
    playlist: t('Playlist'),
    settings: t('Settings'),
    welcome: t('Welcome'),
  }
  return names[crumb]
}
