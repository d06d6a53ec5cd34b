import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { t } from '#web/lib/i18n/t.ts'
import { type Channel, channelQuery, meQuery } from './queries.ts'

type Draft = { name: string; handle: string; description: string }

/** Saves what a channel says of itself, wherever the page shows it. */
export function useSaveChannel(channel: Channel) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (draft: Draft) =>
      call(
        api.PATCH('/api/channels/{id}', {
          params: { path: { id: channel.id } },
          body: { ...draft, name: draft.name.trim(), ...(draft.handle === channel.handle && { handle: undefined }) },
        }),
      ),
    onSuccess: async (saved) => {
      queryClient.setQueryData(channelQuery(channel.id).queryKey, saved)
      await queryClient.invalidateQueries(meQuery)
    },
  })
}

/** The server's rule, said before it has to refuse. */
export function handleInWords(handle: string): string | null {
  if (handle.length < 3) return t('Use 3 letters or more.')
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(handle))
    return t('Use letters a to z, digits, - and _; begin with a letter or a digit.')
  return null
}
