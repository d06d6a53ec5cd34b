import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ImageUp, Trash2 } from 'lucide-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { type Channel, channelQuery, meQuery } from '#web/features/accounts/queries.ts'
import { IMAGE_TYPES, LARGEST_IMAGE } from '#web/features/content/articles/queries.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { pictureQuery, putPicture, removePicture } from './picture-queries.ts'
import { SettingsSection } from './settings-section.tsx'

const SIZE = 96

/** What stands beside the channel's name everywhere: chosen, dropped or taken away. */
export function PictureSection({ channel }: { channel: Channel }) {
  const { id, name } = channel
  const queryClient = useQueryClient()
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const { data, error, refetch } = useQuery(pictureQuery(id))
  const change = useMutation({
    mutationFn: (file: File | null) => (file ? putPicture(id, file) : removePicture(id)),
    onSuccess: (next) => queryClient.setQueryData(pictureQuery(id).queryKey, next),
    onError: (thrown) => refuse(asProblem(thrown).message),
  })
  // It has taken its place, or it is gone: the frame and the channel's page have another one to show.
  const shown = data?.url
  const known = useRef(shown)
  useEffect(() => {
    const before = known.current
    known.current = shown
    if (before === undefined || before === shown) return
    void queryClient.invalidateQueries(channelQuery(id))
    void queryClient.invalidateQueries(meQuery)
  }, [queryClient, id, shown])

  const why = data?.why.edit ?? null
  const busy = change.isPending || data?.state === 'making'
  const give = (file: File | undefined) => {
    if (!file || !data?.can.edit || busy) return
    if (!IMAGE_TYPES.includes(file.type)) return refuse(t('Only JPEG, PNG, WebP and AVIF pictures can be used.'))
    if (file.size > LARGEST_IMAGE) return refuse(t('It is larger than 10 MB. Save it smaller; 512 pixels are enough.'))
    change.mutate(file)
  }
  const drop = {
    onDragOver(event: DragEvent) {
      if (why || !event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      event.stopPropagation()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      if (why || event.dataTransfer.files.length === 0) return
      event.preventDefault()
      event.stopPropagation()
      setOver(false)
      give(event.dataTransfer.files[0])
    },
  }
  return (
    <SettingsSection
      id="picture"
      title={t('Channel picture')}
      description={t('Stands beside the name of the channel wherever people see it, cut to a circle.')}
    >
      {!data && error && (
        <ErrorState what={t('The channel picture')} problem={asProblem(error)} onRetry={() => refetch()} />
      )}
      {!data && !error && <Skeleton className="h-24 w-full" />}
      {data && (
        <div
          className={cx(
            'flex flex-wrap items-center gap-x-5 gap-y-4 rounded-control outline-offset-8',
            over && 'bg-accent-soft outline-2 outline-accent',
          )}
          {...drop}
        >
          <span
            role="img"
            aria-label={data.url ? t('The picture of {channel}', { channel: name }) : t('No picture: the initials')}
            aria-busy={busy}
            className={cx('flex transition-opacity', busy && 'opacity-50')}
          >
            <Avatar name={name} src={data.url} size={SIZE} />
          </span>
          <div className="flex min-w-0 flex-1 basis-64 flex-col gap-2">
            <div className="flex flex-wrap gap-2">
              <Button
                icon={<ImageUp size={16} />}
                busy={busy}
                unavailable={why}
                onClick={() => chooser.current?.click()}
              >
                {data.url ? t('Change picture') : t('Choose a picture')}
              </Button>
              {(data.url || data.state !== 'none') && (
                <Button
                  variant="quiet"
                  icon={<Trash2 size={16} />}
                  unavailable={why}
                  onClick={() => change.mutate(null)}
                >
                  {t('Remove')}
                </Button>
              )}
            </div>
            <p className="text-13 text-muted" aria-live="polite">
              {busy
                ? t('The picture is being drawn…')
                : t('Or drop one here: JPEG, PNG, WebP or AVIF, at most 10 MB. Its middle is taken.')}
            </p>
            <input
              ref={chooser}
              type="file"
              accept={IMAGE_TYPES.join(',')}
              hidden
              onChange={(event) => {
                give(event.target.files?.[0])
                event.target.value = '' // so that the same one can be chosen again
              }}
            />
          </div>
        </div>
      )}
      {data?.state === 'failed' && (
        <Callout tone="danger" title={t('The picture was not changed')}>
          {data.problem}
        </Callout>
      )}
    </SettingsSection>
  )
}

const refuse = (detail: string) => toast(t('The picture was not changed'), { tone: 'danger', detail })
