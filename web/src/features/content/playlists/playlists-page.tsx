import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ListVideo, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { PageHeader } from '#web/features/frame/page-header.tsx'
import { asProblem } from '#web/lib/api-problem.ts'
import { spokenDuration } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { StaleNote } from '#web/ui/stale-note.tsx'
import { ContentTabs } from '../content-tabs.tsx'
import { VISIBILITY } from '../visibility.ts'
import { usePlaylistChanges } from './changes.ts'
import { NewPlaylistDialog } from './new-playlist-dialog.tsx'
import { PlaylistCover } from './playlist-cover.tsx'
import { type Playlist, playlistsQuery } from './queries.ts'
import { sizeOf } from './words.ts'

/** Playlists and series of the channel. */
export function PlaylistsPage() {
  usePageTitle(t('Playlists'))
  const channel = useOwnChannel()
  const navigate = useNavigate()
  const [making, setMaking] = useState(false)
  const query = useInfiniteQuery(playlistsQuery(channel?.id ?? null))
  const { data, error, isFetching, refetch } = query
  const playlists = data?.pages.flatMap((page) => page.items) ?? []
  const mayEdit = !channel || ['owner', 'manager', 'editor'].includes(channel.role)
  const why = mayEdit
    ? null
    : t(
        'Your role here is {role, select, moderator {moderator} analyst {analyst} other {accountant}}: only owner, manager and editor may make playlists.',
        { role: channel.role },
      )
  const create = (
    <Button variant="primary" icon={<Plus size={16} />} unavailable={why} onClick={() => setMaking(true)}>
      {t('New playlist')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('Content')} actions={playlists.length > 0 && create} />
      <ContentTabs />
      {data && error && (
        <StaleNote since={query.dataUpdatedAt} onRetry={() => refetch()} busy={isFetching} className="mb-4" />
      )}
      <Card className="overflow-clip">
        {!data && !error && <ListSkeleton />}
        {!data && error && (
          <ErrorState
            what={t('The playlists')}
            problem={asProblem(error)}
            onRetry={() => refetch()}
            busy={isFetching}
          />
        )}
        {data && playlists.length === 0 && (
          <EmptyState icon={<ListVideo size={22} />} title={t('No playlists yet')} action={create}>
            {t(
              'Put videos that go together in an order of yours. A series numbers its parts and leads from one to the next.',
            )}
          </EmptyState>
        )}
        {playlists.length > 0 && (
          <ul className="divide-y">
            {playlists.map((playlist) => (
              <Row key={playlist.id} playlist={playlist} />
            ))}
          </ul>
        )}
      </Card>
      <ShowMore of={query} />
      {making && (
        <NewPlaylistDialog
          channelId={channel?.id ?? null}
          onClose={() => setMaking(false)}
          onMade={({ id }) =>
            void navigate({ to: '/studio/content/playlists/$playlistId', params: { playlistId: id } })
          }
        />
      )}
    </>
  )
}

function Row({ playlist }: { playlist: Playlist }) {
  const { remove } = usePlaylistChanges()
  const { icon: Icon, label } = VISIBILITY[playlist.visibility]
  return (
    <li className="relative flex items-center gap-4 px-4 py-3 hover:bg-hover sm:px-5">
      <PlaylistCover playlist={playlist} sizes="128px" className="w-24 sm:w-32" />
      <div className="min-w-0 flex-1">
        <p>
          <Link
            to="/studio/content/playlists/$playlistId"
            params={{ playlistId: playlist.id }}
            className="line-clamp-2 text-14 font-medium text-with-page wrap-anywhere outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
            dir="auto"
          >
            {playlist.title}
          </Link>
        </p>
        <p className="mt-0.5 text-13 text-muted">
          {playlist.kind === 'series' && `${t('Series')} · `}
          {sizeOf(playlist)}
          {playlist.durationMs > 0 && ` · ${spokenDuration(playlist.durationMs)}`}
        </p>
        <p className="mt-0.5 flex items-center gap-1.5 text-13 text-muted sm:hidden">
          <Icon size={14} aria-hidden="true" />
          {label}
        </p>
      </div>
      <p className="hidden w-28 items-center gap-1.5 text-13 text-muted sm:flex">
        <Icon size={14} aria-hidden="true" />
        {label}
      </p>
      <p className="hidden w-32 text-13 text-faint md:block">
        <RelativeTime time={playlist.updatedAt} />
      </p>
      {playlist.can.edit && (
        <IconButton
          label={t('Delete {title}', { title: playlist.title })}
          icon={<Trash2 size={16} />}
          className="relative z-10"
          onClick={() => void remove(playlist)}
        />
      )}
    </li>
  )
}

const ListSkeleton = () => (
  <Loading what={t('playlists')}>
    {[1, 2, 3].map((row) => (
      <div key={row} className="flex items-center gap-4 border-b px-4 py-3 last:border-0 sm:px-5">
        <Skeleton className="aspect-video w-24 sm:w-32" />
        <div className="flex flex-1 flex-col gap-2">
          <Skeleton className="h-4 w-48 max-w-full" />
          <Skeleton className="h-3.5 w-28" />
        </div>
      </div>
    ))}
  </Loading>
)
