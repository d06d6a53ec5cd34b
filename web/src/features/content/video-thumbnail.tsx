import type { ComponentProps } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Thumbnail } from '#web/ui/thumbnail.tsx'
import { useAdult } from './adult.ts'
import type { Video } from './queries.ts'

type Pictured = Pick<Video, 'thumbnail' | 'restrictedThumbnail'>
type Props = Omit<ComponentProps<typeof Thumbnail>, 'image'> & { video: Pictured | null }

/** The picture of a video on the public site: of what is for adults a blur, until its viewer has said that they are one. */
export function VideoThumbnail({ video, ...look }: Props) {
  const adult = useAdult()
  const restricted = video?.restrictedThumbnail
  if (!restricted || adult) return <Thumbnail {...look} image={restricted ?? video?.thumbnail ?? null} />
  return <Thumbnail {...look} image={null} overlay={<ForAdults placeholder={restricted.placeholder} />} />
}

function ForAdults({ placeholder }: { placeholder: string | null }) {
  return (
    <>
      {placeholder && (
        <img src={placeholder} alt="" className="absolute inset-0 size-full scale-125 object-cover blur-lg" />
      )}
      <span className="absolute inset-0 flex items-center justify-center bg-black/40">
        <span className="rounded-full bg-black/80 px-2.5 py-1 text-12 font-semibold text-on-media">
          <span aria-hidden="true">18+</span>
          <span className="sr-only">{t('For adults')}</span>
        </span>
      </span>
    </>
  )
}
