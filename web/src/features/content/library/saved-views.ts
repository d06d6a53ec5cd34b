import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { toast } from '#web/ui/toast.ts'

/** States of the list that a person keeps under a name; each person has their own. */
export const savedViewsQuery = (channelId: string | null) =>
  queryOptions({
    queryKey: ['content', 'views', channelId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/creator/video-views', { params: { query: { ...(channelId && { channelId }) } }, signal })),
  })

export function useSavedViews(channelId: string | null) {
  const queryClient = useQueryClient()
  const after = {
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['content', 'views'] }),
    onError: (thrown: unknown) => {
      toast(t('The view could not be saved'), { tone: 'danger', detail: asProblem(thrown).message })
    },
  }
  const save = useMutation({
    mutationFn: (view: { name: string; search: Record<string, string> }) =>
      call(api.POST('/api/creator/video-views', { body: { ...view, ...(channelId && { channelId }) } })),
    ...after,
  })
  const forget = useMutation({
    mutationFn: (id: string) => call(api.DELETE('/api/creator/video-views/{id}', { params: { path: { id } } })),
    ...after,
  })
  return { save, forget }
}
