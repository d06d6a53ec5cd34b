import { UploadCloud } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { uploads } from '#web/features/uploads/page-uploads.ts'
import { pickFiles } from '#web/features/uploads/pick-files.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Spinner } from '#web/ui/spinner.tsx'

/** One file, chosen or dropped; the page goes on as soon as its draft exists. */
export function UploadFirst({ onChosen }: { onChosen: (videoId: string) => void }) {
  const list = useSyncExternalStore(uploads.subscribe, uploads.list)
  const newest = list.find((upload) => upload.phase.name !== 'failed')
  const videoId = newest?.videoId ?? null
  useEffect(() => {
    if (videoId) onChosen(videoId)
  }, [videoId, onChosen])
  return (
    <div className="flex flex-col items-center px-6 py-12 text-center">
      <span
        aria-hidden="true"
        className="mb-5 flex size-16 items-center justify-center rounded-full bg-accent-soft text-accent"
      >
        <UploadCloud size={30} strokeWidth={1.75} />
      </span>
      <h2 className="text-16 font-semibold">{t('Bring a video')}</h2>
      <p className="mt-1 max-w-[46ch] text-14 text-pretty text-muted">
        {t(
          'Any file your camera, phone or editor makes. It stays private until you publish it, and a broken line loses nothing.',
        )}
      </p>
      {newest ? (
        <p role="status" className="mt-6 flex items-center gap-2 text-14 text-muted">
          <Spinner /> {t('Beginning with {file}', { file: newest.filename })}
        </p>
      ) : (
        <>
          <Button
            variant="primary"
            size="lg"
            className="mt-6"
            icon={<UploadCloud size={18} />}
            onClick={() => void pickFiles()}
          >
            {t('Choose a file')}
          </Button>
          <p className="mt-3 text-13 text-faint">{t('or drop it anywhere on this page')}</p>
        </>
      )}
    </div>
  )
}
