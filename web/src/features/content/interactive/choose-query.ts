import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

/** The channel's newest videos, to lead to. */
export const libraryToChooseQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['content', 'choose-video', channelId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/creator/videos', { params: { query: { limit: 100, channelId } }, signal })),
  })
