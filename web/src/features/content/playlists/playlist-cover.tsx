import { ListVideo } from 'lucide-react'
import { cx } from '#web/lib/cx.ts'
import { Thumbnail } from '#web/ui/thumbnail.tsx'
import type { Playlist } from './queries.ts'

type Props = { playlist: Pick<Playlist, 'cover' | 'itemCount'>; sizes: string; className?: string }

/** The picture of its first video or of the one chosen, with how many there are. */
export function PlaylistCover({ playlist, sizes, className }: Props) {
  return (
    <span className={cx('relative block shrink-0', className)}>
      <span
        aria-hidden="true"
        className="absolute inset-x-[6%] -top-1 h-2 rounded-t-control border-x border-t bg-sunken"
      />
      <Thumbnail
        image={playlist.cover}
        sizes={sizes}
        className="w-full"
        {...(!playlist.cover && {
          overlay: (
            <span className="absolute inset-0 flex items-center justify-center text-faint">
              <ListVideo className="size-1/3 max-h-10 max-w-10" strokeWidth={1.5} aria-hidden="true" />
            </span>
          ),
        })}
      />
      <span
        aria-hidden="true"
        className="figures absolute end-1 bottom-1 flex items-center gap-1 rounded-[4px] bg-black/80 px-1 text-[0.6875rem]/4 font-medium text-on-media"
      >
        <ListVideo size={11} />
        {playlist.itemCount}
      </span>
    </span>
  )
}
