import type { components } from '@studio/api-client'
import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { putFile } from '#web/lib/put-file.ts'

export type ChannelPicture = components['schemas']['ChannelPicture']

export const pictureQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['content', 'channel-picture', channelId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/channels/{id}/picture', { params: { path: { id: channelId } }, signal })),
    // It is drawn elsewhere.
    refetchInterval: ({ state }) => (state.data?.state === 'making' ? 700 : false),
  })

export const putPicture = (channelId: string, file: File): Promise<ChannelPicture> =>
  putFile(`/api/channels/${channelId}/picture`, file)

export const removePicture = (channelId: string): Promise<ChannelPicture> =>
  call(api.DELETE('/api/channels/{id}/picture', { params: { path: { id: channelId } } }))
