import { useQueries } from '@tanstack/react-query'
import { ChevronDown, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { ownVideoQuery, type Video } from '#web/features/content/queries.ts'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { uploads } from './page-uploads.ts'
import { TrayNews } from './tray-news.tsx'
import { isMoving, type Upload } from './upload.ts'
import { UploadRow } from './upload-row.tsx'
import { percentOf, trayInWords } from './upload-words.ts'

/** The live news carry most of it; this catches what they miss. */
const ASK_AGAIN_MS = 4_000

export function TrayPanel({ list }: { list: readonly Upload[] }) {
  const [open, setOpen] = useState(() => matchMedia('(width >= 48rem)').matches)
  const videos = useSentVideos(list)
  const needed = list.some(({ phase }) => ['failed', 'needsFile', 'doubt'].includes(phase.name))
  // What comes to need a person is not left folded away; what did before they came covers no phone on every page.
  const neededBefore = useRef(needed)
  useEffect(() => {
    if (needed && !neededBefore.current) setOpen(true)
    neededBefore.current = needed
  }, [needed])
  // Pages on phones leave room for it, so that it hides nothing at their end.
  useEffect(() => {
    document.documentElement.style.setProperty('--tray-clearance', '64px')
    return () => {
      document.documentElement.style.removeProperty('--tray-clearance')
    }
  }, [])

  const active = list.filter((upload) => isMoving(upload) || upload.phase.name === 'waiting')
  const finished = list.filter(({ phase }) => phase.name === 'sent' || phase.name === 'failed')
  const words = trayInWords(list, videos)
  return (
    <section
      aria-label={t('Uploads')}
      className="fixed end-4 bottom-4 z-30 flex w-[min(400px,calc(100vw-32px))] animate-slide-up flex-col overflow-hidden rounded-card bg-raised shadow-overlay max-md:end-2 max-md:bottom-[calc(64px+env(safe-area-inset-bottom))] max-md:w-[calc(100vw-16px)]"
    >
      <header className="flex items-center gap-1 py-1.5 pe-1.5 ps-4">
        <h2 className="figures min-w-0 flex-1 truncate text-14 font-semibold">{words}</h2>
        <IconButton
          label={open ? t('Fold') : t('Show uploads')}
          aria-expanded={open}
          icon={<ChevronDown size={18} className={cx('transition-transform', !open && 'rotate-180')} />}
          onClick={() => setOpen(!open)}
        />
        {finished.length === list.length && (
          <IconButton
            label={t('Close')}
            icon={<X size={18} />}
            onClick={() => {
              for (const { key } of finished) uploads.dismiss(key)
            }}
          />
        )}
      </header>
      {!open && active.length > 0 && <Progress label={words} percent={percentOf(active)} className="rounded-none!" />}
      {open && (
        <ul className="max-h-[min(420px,50dvh)] overflow-y-auto overscroll-contain border-t pb-1">
          {list.map((upload) => (
            <UploadRow key={upload.key} upload={upload} video={videos.get(upload.videoId ?? '')} />
          ))}
        </ul>
      )}
      <TrayNews list={list} videos={videos} />
    </section>
  )
}

/** What the server made of the files that are all there. */
function useSentVideos(list: readonly Upload[]): ReadonlyMap<string, Video> {
  const ids = list.flatMap(({ phase, videoId }) => (phase.name === 'sent' && videoId ? [videoId] : []))
  const answers = useQueries({
    queries: ids.map((videoId) => ({
      ...ownVideoQuery(videoId),
      refetchInterval: ({ state }: { state: { data?: Video | undefined } }) =>
        state.data?.status === 'ready' || state.data?.status === 'failed' ? false : ASK_AGAIN_MS,
    })),
  })
  return new Map(answers.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])))
}
