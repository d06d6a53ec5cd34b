import { Link } from '@tanstack/react-router'
import { tabClass, tabListClass } from '#web/ui/tabs.tsx'

/** What there is, and what was thrown away. */
export function ContentTabs() {
  return (
    <nav aria-label="Content" className={`${tabListClass} -mt-2 mb-4`}>
      <Link to="/studio/content" activeOptions={{ exact: true, includeSearch: false }} className={tabClass}>
        Videos
      </Link>
      <Link to="/studio/content/playlists" className={tabClass}>
        Playlists
      </Link>
      <Link to="/studio/content/import" className={tabClass}>
        Import
      </Link>
      <Link to="/studio/content/trash" className={tabClass}>
        Trash
      </Link>
    </nav>
  )
}
