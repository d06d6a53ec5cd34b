import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { tabClass, tabListClass } from '#web/ui/tabs.tsx'

const tabsOf = (article: boolean) =>
  [
    { to: '/studio/content/$videoId', label: article ? t('Text') : t('Details') },
    { to: '/studio/content/$videoId/captions', label: t('Captions') },
    { to: '/studio/content/$videoId/chapters', label: t('Chapters') },
    { to: '/studio/content/$videoId/edit', label: t('Edit') },
    { to: '/studio/content/$videoId/interactive', label: t('Interactive') },
    { to: '/studio/content/$videoId/history', label: t('History') },
  ] as const

/** What an article has no file for is not shown. */
const OF_ARTICLES = new Set<string>(['/studio/content/$videoId', '/studio/content/$videoId/history'])

/** The parts of one video's page; each has its own address. */
export function VideoTabs({ videoId, article }: { videoId: string; article: boolean }) {
  const tabs = tabsOf(article).filter(({ to }) => !article || OF_ARTICLES.has(to))
  const nav = useRef<HTMLElement>(null)
  const pathname = useLocation({ select: (location) => location.pathname })
  // On a phone the row is wider than the screen: the place somebody is at is never cut off.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address decides which tab is the current one
  useEffect(() => {
    nav.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pathname])
  return (
    <nav ref={nav} aria-label={article ? t('Article') : t('Video')} className={`${tabListClass} -mt-3 mb-5`}>
      {tabs.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          params={{ videoId }}
          activeOptions={{ exact: true, includeSearch: false }}
          className={tabClass}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
