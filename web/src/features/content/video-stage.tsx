import { CircleAlert, LoaderCircle, RotateCw, UploadCloud } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { StudioPlayer } from '#web/features/playback/studio-player.tsx'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { useRetryVideo } from './changes.ts'
import { percentDone, progressInWords } from './processing-words.ts'
import type { Video } from './queries.ts'
import { ReplaceFileButton } from './replace-file-button.tsx'

/** The player's place: the player, or what has to happen before there is one. Always 16:9, so nothing moves. */
export function VideoStage({ video, mediaRef }: { video: Video; mediaRef?: RefObject<HTMLVideoElement | null> }) {
  if (video.playback) {
    return (
      <div className="overflow-hidden rounded-card">
        <StudioPlayer video={video} mediaRef={mediaRef} />
      </div>
    )
  }
  if (video.status === 'failed') return <Failed video={video} />
  const uploading = video.status === 'uploading'
  const percent = percentDone(video)
  const words = progressInWords(video)
  return (
    <Stage picture={video.thumbnail?.url}>
      {uploading ? (
        <UploadCloud size={28} aria-hidden="true" />
      ) : (
        <LoaderCircle size={28} aria-hidden="true" className="animate-spin" />
      )}
      <p className="figures text-16 font-semibold">
        {uploading ? t('Uploading') : t('Processing')}
        {percent !== null && ` ${Math.floor(percent)}\u202f%`}
      </p>
      <Progress label={words} percent={percent} className="w-56 max-w-full bg-white/20" />
      <p className="figures text-13 text-white/75">{words}</p>
      <p className="mt-1 hidden max-w-[44ch] text-13 text-pretty text-white/75 sm:block">
        {uploading
          ? t(
              'Fill in the details meanwhile. If the upload was interrupted, choose the same file again and it goes on.',
            )
          : t('Fill in the details meanwhile, or leave this page: it goes on without you.')}
      </p>
    </Stage>
  )
}

function Failed({ video }: { video: Video }) {
  const retry = useRetryVideo()
  return (
    <Stage>
      <CircleAlert size={28} aria-hidden="true" className="text-[oklch(0.75_0.14_22)]" />
      <p className="text-16 font-semibold">{t('This video could not be processed')}</p>
      <p className="max-w-[52ch] text-14 text-pretty text-white/80">
        {video.problem?.message || t('The file was kept as you uploaded it.')}
      </p>
      {video.problem && <p className="font-mono text-12 text-white/65 select-all">{video.problem.code}</p>}
      {video.can.retry && (
        <div className="mt-2 flex flex-wrap justify-center gap-2">
          <ReplaceFileButton videoId={video.id} variant="primary" />
          <Button
            className="hover:bg-surface/85!" // what lies over is made for light grounds, and this one is black
            icon={<RotateCw size={16} />}
            busy={retry.isPending}
            onClick={() => retry.mutate(video.id)}
          >
            {t('Process again')}
          </Button>
        </div>
      )}
    </Stage>
  )
}

function Stage({ picture, children }: { picture?: string | undefined; children: ReactNode }) {
  return (
    <div className="relative flex aspect-video min-h-60 w-full items-center justify-center overflow-hidden rounded-card bg-media text-white">
      {picture && <img src={picture} alt="" className="absolute inset-0 size-full object-cover opacity-35 blur-sm" />}
      <div className="relative flex flex-col items-center gap-2 px-6 text-center">{children}</div>
    </div>
  )
}
