import type { components } from '@studio/api-client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { chooseChannel } from '#web/features/accounts/own-channel.ts'
import { meQuery } from '#web/features/accounts/queries.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { toast } from '#web/ui/toast.ts'

export type DeletedChannel = components['schemas']['DeletedChannel']
export type LeavingReport = components['schemas']['LeavingReport']

export const deletedChannelsQuery = queryOptions({
  queryKey: ['accounts', 'deleted-channels'],
  queryFn: ({ signal }) => call(api.GET('/api/creator/deleted-channels', { signal })),
})

/** What would go with the account; asked anew each time, because it is about to be read. */
export const leavingQuery = queryOptions({
  queryKey: ['accounts', 'leaving'],
  queryFn: ({ signal }) => call(api.GET('/api/me/deletion', { signal })),
  staleTime: 0,
})

/** The studio goes on with the channel that came back. */
export function useRestoreChannel() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: DeletedChannel) =>
      call(api.POST('/api/creator/channels/{id}/restore', { params: { path: { id } } })),
    onSuccess: async (_, channel) => {
      chooseChannel(channel.id)
      await queryClient.invalidateQueries()
      await queryClient.fetchQuery({ ...meQuery, staleTime: 0 })
      toast(t('Channel restored'), {
        tone: 'success',
        detail: t('{channel} is as it was.', { channel: `@${channel.handle}` }),
      })
    },
    onError: (thrown) =>
      toast(t('The channel was not restored'), { tone: 'danger', detail: asProblem(thrown).message }),
  })
}
