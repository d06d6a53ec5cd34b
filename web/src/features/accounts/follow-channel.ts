import type { components } from '@studio/api-client'
import type { QueryClient } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { toast } from '#web/ui/toast.ts'
import type { Channel } from './queries.ts'

export type FollowLevel = components['schemas']['FollowLevel']
type Following = { channel: { id: string; name: string }; level: FollowLevel | null; videoId?: string | undefined }
type Mine = { following: FollowLevel | null }

/** The last request for each channel: they arrive in the order in which they were wanted. */
const last = new Map<string, Promise<unknown>>()

/** Follows a channel, changes how much is told of it, or ends that (`null`). Shown at once, taken back when it fails. */
export function followChannel(queryClient: QueryClient, { channel, level, videoId }: Following): void {
  const key = ['playback', 'mine', videoId]
  const lists = { queryKey: ['accounts', 'follow', channel.id] }
  const [, listed] = queryClient.getQueriesData<FollowLevel | null>(lists)[0] ?? []
  const before = queryClient.getQueryData<Mine>(key)?.following ?? listed ?? null
  const show = (following: FollowLevel | null) => {
    queryClient.setQueryData<Mine>(key, (mine) => mine && { ...mine, following })
    queryClient.setQueriesData<FollowLevel | null>(lists, following)
  }
  show(level)
  if (!level && before)
    toast(t('You no longer follow {channel}', { channel: channel.name }), {
      action: { label: t('Undo'), run: () => followChannel(queryClient, { channel, level: before, videoId }) },
    })
  const params = { params: { path: { id: channel.id } } }
  const request: Promise<unknown> = Promise.resolve(last.get(channel.id))
    .then(() =>
      call(
        level
          ? api.PUT('/api/channels/{id}/follow', { ...params, body: { level } })
          : api.DELETE('/api/channels/{id}/follow', params),
      ),
    )
    .then(
      ({ following, followerCount }) => {
        if (last.get(channel.id) !== request) return
        show(following)
        queryClient.setQueriesData<Channel>({ queryKey: ['accounts', 'channel'] }, (known) =>
          known?.id === channel.id ? { ...known, followerCount } : known,
        )
        void queryClient.invalidateQueries({ queryKey: ['accounts', 'following'] })
      },
      (thrown) => {
        if (last.get(channel.id) === request) show(before)
        const name = { channel: channel.name }
        toast(level ? t('{channel} could not be followed', name) : t('{channel} could not be unfollowed', name), {
          tone: 'danger',
          detail: asProblem(thrown).message,
        })
      },
    )
  last.set(channel.id, request)
}
