import { useQueryClient } from '@tanstack/react-query'
import { ImageUp } from 'lucide-react'
import { type PointerEvent, useEffect, useId, useRef, useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { putFile } from '#web/lib/put-file.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { changeCachedVideo } from '../cached-videos.ts'
import type { Video } from '../queries.ts'
import { thumbnailsQuery } from './queries.ts'

const LARGEST = 10 * 1024 * 1024
const TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif']

type Props = { videoId: string; first: File | null; onClose: () => void }
type Picture = { file: File; url: string; shape: number | null }

/** A picture of one's own: dropped or chosen, with what of it will be seen. */
export function ThumbnailDialog({ videoId, first, onClose }: Props) {
  const queryClient = useQueryClient()
  const chooser = useRef<HTMLInputElement>(null)
  const [picture, setPicture] = useState<Picture | null>(null)
  const [fit, setFit] = useState<'crop' | 'letterbox'>('crop')
  const [focus, setFocus] = useState(0.5)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const url = picture?.url
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url])

  const take = (file: File | undefined) => {
    if (!file) return
    const wrong = !TYPES.includes(file.type)
      ? t('Only JPEG, PNG, WebP and AVIF pictures can be used.')
      : file.size > LARGEST
        ? t('It is larger than 10 MB. Save it smaller; 1280 × 720 is enough.')
        : null
    setProblem(wrong)
    if (wrong) return
    setPicture({ file, url: URL.createObjectURL(file), shape: null })
    setFocus(0.5)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it was opened with is taken once
  useEffect(() => take(first ?? undefined), [])

  const send = async () => {
    if (!picture) return
    setBusy(true)
    setProblem(null)
    try {
      const saved = await putPicture(videoId, picture.file, { fit, focus })
      changeCachedVideo(queryClient, videoId, () => saved)
      await queryClient.invalidateQueries(thumbnailsQuery(videoId))
      onClose()
    } catch (thrown) {
      setProblem(asProblem(thrown).message)
      setBusy(false)
    }
  }
  const needsChoice = picture?.shape != null && Math.abs(picture.shape - 16 / 9) > 0.02
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={t('Thumbnail of your own')}
      description={t(
        'JPEG, PNG, WebP or AVIF up to 10 MB, best 1280 × 720. It is drawn anew; notes of the camera are left out.',
      )}
      footer={
        <>
          {picture && <Button onClick={() => chooser.current?.click()}>{t('Choose another')}</Button>}
          <Button
            variant="primary"
            busy={busy}
            unavailable={picture ? null : t('Choose a picture first')}
            onClick={send}
          >
            {t('Use this picture')}
          </Button>
        </>
      }
    >
      <input
        ref={chooser}
        type="file"
        accept={TYPES.join(',')}
        aria-label={t('Picture')}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {problem && <Callout tone="danger">{problem}</Callout>}
      {picture ? (
        <>
          <Preview
            picture={picture}
            fit={fit}
            focus={focus}
            onFocus={setFocus}
            onShape={(shape) => setPicture({ ...picture, shape })}
          />
          {needsChoice && (
            <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
              <Segmented
                label={t('How it becomes 16:9')}
                value={fit}
                onChange={setFit}
                options={[
                  { value: 'crop', label: t('Fill, cut the edges') },
                  { value: 'letterbox', label: t('Whole, with bars') },
                ]}
              />
              {fit === 'crop' && <Place focus={focus} wide={(picture.shape ?? 0) > 16 / 9} onFocus={setFocus} />}
            </div>
          )}
        </>
      ) : (
        <button
          type="button"
          onClick={() => chooser.current?.click()}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault()
            event.stopPropagation()
            take(event.dataTransfer.files[0])
          }}
          className="flex aspect-video w-full flex-col items-center justify-center gap-2 rounded-card border border-dashed border-line-control text-14 text-muted transition-colors hover:border-accent hover:text-ink"
        >
          <ImageUp size={24} aria-hidden="true" />
          {t('Drop a picture here, or choose one')}
        </button>
      )}
    </Dialog>
  )
}

type PreviewProps = {
  picture: Picture
  fit: 'crop' | 'letterbox'
  focus: number
  onFocus: (focus: number) => void
  onShape: (shape: number) => void
}

/** As it will be: the part that is kept is moved with the pointer, or by the slider below. */
function Preview({ picture, fit, focus, onFocus, onShape }: PreviewProps) {
  const drag = useRef<{ x: number; y: number; focus: number } | null>(null)
  const wide = (picture.shape ?? 0) > 16 / 9
  const move = (event: PointerEvent<HTMLElement>) => {
    if (!drag.current || fit !== 'crop') return
    const box = event.currentTarget.getBoundingClientRect()
    const moved = wide ? (event.clientX - drag.current.x) / box.width : (event.clientY - drag.current.y) / box.height
    onFocus(Math.min(1, Math.max(0, drag.current.focus - moved)))
  }
  return (
    <div
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag.current = { x: event.clientX, y: event.clientY, focus }
      }}
      onPointerMove={move}
      onPointerUp={() => {
        drag.current = null
      }}
      className={cx('aspect-video touch-none overflow-hidden rounded-card bg-black', fit === 'crop' && 'cursor-move')}
    >
      <img
        src={picture.url}
        alt={t('How it will look')}
        draggable={false}
        onLoad={(event) => onShape(event.currentTarget.naturalWidth / event.currentTarget.naturalHeight)}
        className={cx('size-full select-none', fit === 'crop' ? 'object-cover' : 'object-contain')}
        style={{ objectPosition: `${focus * 100}% ${focus * 100}%` }}
      />
    </div>
  )
}

function Place({ focus, wide, onFocus }: { focus: number; wide: boolean; onFocus: (focus: number) => void }) {
  const id = useId()
  return (
    <span className="flex min-w-40 flex-1 items-center gap-3 text-13">
      <label htmlFor={id} className="whitespace-nowrap text-muted">
        {wide ? t('Left to right') : t('Top to bottom')}
      </label>
      <input
        id={id}
        type="range"
        dir="ltr"
        min={0}
        max={1}
        step={0.01}
        value={focus}
        onChange={(event) => onFocus(Number(event.target.value))}
        className="h-6 min-w-0 flex-1 accent-(--accent)"
      />
    </span>
  )
}

function putPicture(videoId: string, file: File, place: { fit: string; focus: number }): Promise<Video> {
  const query = new URLSearchParams({ fit: place.fit, focus: place.focus.toFixed(3) })
  return putFile(`/api/creator/videos/${videoId}/thumbnail?${query}`, file)
}
