import { LazyPart, lazyPart } from '#web/ui/lazy-part.tsx'
import { progressInWords } from '../processing-words.ts'
import { VideoStatus } from '../video-status.tsx'
import type { LibraryVideo } from './library-video.ts'

const StatusPopover = lazyPart('dialog', () => import('./status-popover.tsx'))

/** Where a video stands; what is under way or went wrong says more when it is asked. */
export function StatusCell({ video }: { video: LibraryVideo }) {
  const settled = video.status === 'ready' && !video.processing && !video.problem
  if (settled) return <VideoStatus video={video} short />
  return (
    <LazyPart
      of={StatusPopover}
      part={{ video }}
      button={(on) => (
        <button
          {...on}
          type="button"
          tabIndex={-1}
          data-enter=""
          title={progressInWords(video)}
          className="touch-target rounded-full"
        >
          <VideoStatus video={video} short />
        </button>
      )}
    />
  )
}
