import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { toast } from '#web/ui/toast.ts'
import { type Me, meQuery } from './queries.ts'

export type Preferences = NonNullable<Me['user']>['preferences']

type Change = { patch: Partial<Preferences>; before: Me | undefined }

/** Takes effect at once, and is taken back when the server does not have it. */
export function useChangePreferences() {
  const queryClient = useQueryClient()
  const show = (patch: Partial<Preferences>) =>
    queryClient.setQueryData(meQuery.queryKey, (me) =>
      me?.user ? { ...me, user: { ...me.user, preferences: { ...me.user.preferences, ...patch } } } : me,
    )
  const { mutate, isPending } = useMutation({
    mutationFn: ({ patch }: Change) => call(api.PATCH('/api/me/preferences', { body: patch })),
    onError: (thrown, { before }) => {
      queryClient.setQueryData(meQuery.queryKey, before)
      toast(t('That could not be saved'), { tone: 'danger', detail: asProblem(thrown).message })
    },
  })
  // Shown in the same event, so that a box does not jump back for a moment.
  const change = (patch: Partial<Preferences>, saved?: () => void) => {
    const before = queryClient.getQueryData(meQuery.queryKey)
    show(patch)
    mutate({ patch, before }, { onSuccess: () => saved?.() })
  }
  return { change, isPending }
}
