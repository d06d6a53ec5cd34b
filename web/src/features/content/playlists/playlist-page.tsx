import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ArrowLeft, Copy, ExternalLink, Trash2 } from 'lucide-react'
import { PageNotFound } from '#web/features/frame/page-not-found.tsx'
import { asProblem } from '#web/lib/api-problem.ts'
import { spokenDuration } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Badge } from '#web/ui/badge.tsx'
import { buttonClass } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { useUndoKeys } from '../saving/use-undo-keys.ts'
import { usePlaylistChanges } from './changes.ts'
import { PlaylistCover } from './playlist-cover.tsx'
import { PlaylistDetails } from './playlist-details.tsx'
import { PlaylistItems } from './playlist-items.tsx'
import { ownPlaylistQuery, type Playlist } from './queries.ts'
import { usePlaylist } from './use-playlist.ts'
import { sizeOf } from './words.ts'

/** One playlist: what it is called and who sees it, and its videos in their order. */
export function PlaylistPage({ playlistId }: { playlistId: string }) {
  const { data: playlist, error, isFetching, refetch } = useQuery(ownPlaylistQuery(playlistId))
  usePageTitle(playlist?.title)
  if (error && !playlist) {
    const problem = asProblem(error)
    if (problem.status === 404 || problem.status === 400)
      return (
        <PageNotFound
          title={t('There is no such playlist')}
          action={
            <Link to="/studio/content/playlists" className={buttonClass()}>
              {t('Back to playlists')}
            </Link>
          }
        >
          {t('It may have been deleted, or it belongs to a channel you do not work on.')}
        </PageNotFound>
      )
    return <ErrorState what={t('This playlist')} problem={problem} onRetry={() => refetch()} busy={isFetching} />
  }
  if (!playlist) return <Skeleton className="h-96 w-full rounded-card!" />
  return <Opened playlist={playlist} />
}

function Opened({ playlist }: { playlist: Playlist }) {
  const navigate = useNavigate()
  const [state, store] = usePlaylist(playlist)
  useUndoKeys({
    name: t('This playlist'),
    words: t('Undo the last saved change, outside of a field'),
    undo: store.undo,
    redo: store.redo,
  })
  const { remove } = usePlaylistChanges()
  const why = playlist.can.edit ? null : (playlist.why.edit ?? t('Your role in this channel cannot change playlists.'))
  const shown = playlist.visibility !== 'private'
  const copy = async () => {
    await navigator.clipboard.writeText(`${location.origin}/playlist/${playlist.id}`)
    toast(t('Link copied'), { tone: 'success' })
  }
  return (
    <>
      <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-1 basis-80 items-start gap-2">
          <Link
            to="/studio/content/playlists"
            aria-label={t('Back to playlists')}
            className="touch-target -ms-2 flex size-8 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink"
          >
            <ArrowLeft size={18} aria-hidden="true" className="rtl:-scale-x-100" />
          </Link>
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-with-page text-20/8 text-pretty wrap-anywhere" dir="auto">
              {state.edits.title?.trim() || playlist.title}
            </h1>
            {playlist.kind === 'series' && <Badge>{t('Series')}</Badge>}
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Link to="/playlist/$playlistId" params={{ playlistId: playlist.id }} className={buttonClass('secondary')}>
            <ExternalLink size={16} aria-hidden="true" />
            {t('View on the site')}
          </Link>
          <IconButton
            label={shown ? t('Copy link') : t('Copy link (only your team can open it)')}
            icon={<Copy size={17} />}
            onClick={() => void copy()}
          />
          {playlist.can.edit && (
            <IconButton
              label={t('Delete playlist')}
              icon={<Trash2 size={17} />}
              onClick={() => {
                void remove(playlist)
                void navigate({ to: '/studio/content/playlists' })
              }}
            />
          )}
        </div>
      </header>
      {why && (
        <Callout tone="info" className="mb-5">
          {why}
        </Callout>
      )}
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_340px]">
        <aside aria-label={t('About this playlist')} className="min-w-0 lg:order-2">
          <Card className="flex flex-col gap-4 p-4 sm:p-5">
            <div className="flex items-center gap-4">
              <PlaylistCover playlist={playlist} sizes="128px" className="w-32" />
              <p className="text-13 text-muted">
                {sizeOf(playlist)}
                {playlist.durationMs > 0 && (
                  <>
                    <br />
                    {spokenDuration(playlist.durationMs)}
                  </>
                )}
              </p>
            </div>
            <PlaylistDetails state={state} store={store} why={why} />
          </Card>
        </aside>
        <PlaylistItems playlist={playlist} why={why} onCover={(coverVideoId) => store.edit({ coverVideoId })} />
      </div>
    </>
  )
}
