import { Link } from '@tanstack/react-router'
import { tabClass, tabListClass } from '#web/ui/tabs.tsx'

const TABS = [
  { to: '/studio/content/$videoId', label: 'Details' },
  { to: '/studio/content/$videoId/captions', label: 'Captions' },
  { to: '/studio/content/$videoId/chapters', label: 'Chapters' },
  { to: '/studio/content/$videoId/edit', label: 'Edit' },
  { to: '/studio/content/$videoId/history', label: 'History' },
] as const

/** The parts of one video's page; each has its own address. */
export function VideoTabs({ videoId }: { videoId: string }) {
  return (
    <nav aria-label="Video" className={`${tabListClass} -mt-3 mb-5`}>
      {TABS.map(({ to, label }) => (
        <Link key={to} to={to} params={{ videoId }} activeOptions={{ exact: true }} className={tabClass}>
          {label}
        </Link>
      ))}
    </nav>
  )
}
