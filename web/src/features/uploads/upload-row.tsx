import { Link } from '@tanstack/react-router'
import { CircleAlert, CircleCheck, Link2, Pause, Play, RotateCw, Undo2, X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { copyLink } from '#web/features/content/copy-link.ts'
import { percentDone } from '#web/features/content/processing-words.ts'
import type { Video } from '#web/features/content/queries.ts'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { FilePreview } from './file-preview.tsx'
import { uploads } from './page-uploads.ts'
import { pickFileFor } from './pick-files.ts'
import type { Upload } from './upload.ts'
import { percentSent, stateInWords } from './upload-words.ts'

type Props = { upload: Upload; video: Video | undefined }

/** One file: its picture, its name, what is happening to it, and what can be done about it. */
export function UploadRow({ upload, video }: Props) {
  const { filename, phase, videoId } = upload
  const secondsToRetry = useSecondsUntil(phase.name === 'retrying' ? phase.at : null)
  const ready = phase.name === 'sent' && video?.status === 'ready'
  const failed = phase.name === 'failed' || (phase.name === 'sent' && !upload.replacement && video?.status === 'failed')
  const asks = phase.name === 'needsFile' || phase.name === 'doubt'
  const name = video?.title ?? filename
  return (
    <li className="px-4 py-2.5">
      <div className="flex items-center gap-3">
        <FilePreview file={upload.file} picture={video?.thumbnail?.small} />
        <div className="min-w-0 flex-1">
          {videoId && phase.name !== 'cancelling' ? (
            <Link
              to="/studio/content/$videoId"
              params={{ videoId }}
              className="block truncate rounded-[4px] text-14 font-medium hover:underline"
              title={name}
              dir="auto"
            >
              {name}
            </Link>
          ) : (
            <p className="text-with-page truncate text-14 font-medium" title={name} dir="auto">
              {name}
            </p>
          )}
          <p
            className={cx(
              'figures flex items-start gap-1 text-12 text-pretty',
              failed ? 'text-danger' : ready ? 'text-success' : 'text-muted',
            )}
          >
            {failed && <CircleAlert size={14} className="mt-px shrink-0" aria-hidden="true" />}
            {ready && <CircleCheck size={14} className="mt-px shrink-0" aria-hidden="true" />}
            <span className={cx(!failed && !asks && phase.name !== 'retrying' && 'truncate')}>
              {stateInWords(upload, video, secondsToRetry)}
            </span>
          </p>
        </div>
        <RowIcons upload={upload} video={video} name={name} />
      </div>
      <RowChoices upload={upload} />
      <RowBar upload={upload} video={video} name={name} />
    </li>
  )
}

function RowIcons({ upload, video, name }: Props & { name: string }): ReactNode {
  const { key, phase } = upload
  const resume = () => uploads.resume(key)
  if (phase.name === 'cancelling') {
    return (
      <Button size="sm" variant="quiet" icon={<Undo2 size={14} />} onClick={() => uploads.undoCancel(key)}>
        {t('Undo')}
      </Button>
    )
  }
  const done = phase.name === 'sent' || (phase.name === 'failed' && !phase.retry)
  return (
    <div className="-me-1.5 flex">
      {['uploading', 'waiting', 'preparing', 'offline'].includes(phase.name) && (
        <IconButton
          label={t('Pause {name}', { name })}
          size="sm"
          icon={<Pause size={16} />}
          onClick={() => uploads.pause(key)}
        />
      )}
      {phase.name === 'paused' && (
        <IconButton label={t('Continue {name}', { name })} size="sm" icon={<Play size={16} />} onClick={resume} />
      )}
      {phase.name === 'retrying' && (
        <IconButton label={t('Try {name} now', { name })} size="sm" icon={<RotateCw size={16} />} onClick={resume} />
      )}
      {phase.name === 'failed' && phase.retry && (
        <IconButton label={t('Try {name} again', { name })} size="sm" icon={<RotateCw size={16} />} onClick={resume} />
      )}
      {phase.name === 'sent' && video?.status === 'ready' && (
        <>
          <Link
            to="/watch/$videoId"
            params={{ videoId: video.id }}
            className={cx(buttonClass('secondary', 'sm'), 'me-1')}
          >
            {t('Open')}
          </Link>
          <IconButton
            label={t('Copy the link to {name}', { name })}
            size="sm"
            icon={<Link2 size={16} />}
            onClick={() => void copyLink(video)}
          />
        </>
      )}
      {done
        ? (phase.name === 'failed' || video?.status === 'ready' || video?.status === 'failed') && (
            <IconButton
              label={t('Dismiss {name}', { name })}
              size="sm"
              icon={<X size={16} />}
              onClick={() => uploads.dismiss(key)}
            />
          )
        : phase.name !== 'finishing' && (
            <IconButton
              label={t('Cancel {name}', { name })}
              size="sm"
              icon={<X size={16} />}
              onClick={() => uploads.cancel(key)}
            />
          )}
    </div>
  )
}

function RowChoices({ upload: { key, phase } }: { upload: Upload }): ReactNode {
  if (phase.name === 'doubt') {
    return (
      <p className="mt-2 flex gap-2">
        <Button size="sm" variant="primary" onClick={() => uploads.acceptCopy(key)}>
          {t('It is the same')}
        </Button>
        <Button size="sm" variant="quiet" onClick={() => void pickFileFor(key)}>
          {t('Choose another')}
        </Button>
      </p>
    )
  }
  if (phase.name !== 'needsFile') return null
  return (
    <p className="mt-2 flex gap-2">
      {phase.offer === 'continue' && (
        <Button size="sm" variant="primary" onClick={() => void uploads.continueRemembered(key)}>
          {t('Continue')}
        </Button>
      )}
      <Button
        size="sm"
        variant={phase.offer === 'continue' ? 'quiet' : 'primary'}
        onClick={() => void pickFileFor(key)}
      >
        {t('Choose the file')}
      </Button>
    </p>
  )
}

function RowBar({ upload, video, name }: Props & { name: string }): ReactNode {
  const { phase } = upload
  if (phase.name === 'sent') {
    if (video?.status !== 'processing') return null
    return <Progress label={t('Processing {name}', { name })} percent={percentDone(video)} className="mt-2" />
  }
  if (phase.name === 'cancelling' || (phase.name === 'failed' && upload.sentBytes === 0)) return null
  const unknown = phase.name === 'preparing' || phase.name === 'finishing'
  const dim = ['paused', 'waiting', 'needsFile', 'doubt', 'offline'].includes(phase.name)
  return (
    <Progress
      label={t('Uploading {name}', { name })}
      percent={unknown ? null : percentSent(upload)}
      tone={phase.name === 'failed' ? 'danger' : 'accent'}
      className={cx('mt-2', dim && 'opacity-50')}
    />
  )
}

/** Whole seconds until `at`, counted down while somebody looks; 0 without one. */
function useSecondsUntil(at: number | null): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (at === null) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [at])
  return at === null ? 0 : Math.max(0, Math.ceil((at - now) / 1000))
}
