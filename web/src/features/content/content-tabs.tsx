import { Link } from '@tanstack/react-router'
import { t } from '#web/lib/i18n/t.ts'
import { tabClass, tabListClass } from '#web/ui/tabs.tsx'

/** What there is, and what was thrown away. */
export function ContentTabs() {
  return (
    <nav aria-label={t('Content')} className={`${tabListClass} -mt-2 mb-4`}>
      <Link to="/studio/content" activeOptions={{ exact: true, includeSearch: false }} className={tabClass}>
        {t('Videos')}
      </Link>
      <Link to="/studio/content/playlists" className={tabClass}>
        {t('Playlists')}
      </Link>
      <Link to="/studio/content/import" className={tabClass}>
        {t('Import')}
      </Link>
      <Link to="/studio/content/trash" className={tabClass}>
        {t('Trash')}
      </Link>
    </nav>
  )
}
