import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { toast } from '#web/ui/toast.ts'
import { type Me, meQuery } from './queries.ts'

export type Preferences = NonNullable<Me['user']>['preferences']

/** Takes effect at once, and is taken back when the server does not have it. */
export function useChangePreferences() {
  const queryClient = useQueryClient()
  const show = (patch: Partial<Preferences>) =>
    queryClient.setQueryData(meQuery.queryKey, (me) =>
      me?.user ? { ...me, user: { ...me.user, preferences: { ...me.user.preferences, ...patch } } } : me,
    )
  const { mutate, isPending } = useMutation({
    mutationFn: (patch: Partial<Preferences>) => call(api.PATCH('/api/me/preferences', { body: patch })),
    onMutate: (patch) => {
      const before = queryClient.getQueryData(meQuery.queryKey)
      show(patch)
      return before
    },
    onError: (thrown, _patch, before) => {
      queryClient.setQueryData(meQuery.queryKey, before)
      toast('That could not be saved', { tone: 'danger', detail: asProblem(thrown).message })
    },
  })
  return { change: mutate, isPending }
}
