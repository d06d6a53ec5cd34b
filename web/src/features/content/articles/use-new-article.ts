import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useRef } from 'react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { meQuery } from '#web/features/accounts/queries.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { toast } from '#web/ui/toast.ts'
import { refreshOwnVideos } from '../cached-videos.ts'
import { ownVideoQuery } from '../queries.ts'

/** Begins an article and opens it; a second click while it is made is the first one. */
export function useNewArticle(): () => void {
  const queryClient = useQueryClient()
  const router = useRouter()
  const channel = useOwnChannel()
  const making = useRef(false)
  return async () => {
    if (making.current) return
    making.current = true
    try {
      const { articleQuery, createArticle } = await import('./queries.ts')
      const made = await createArticle(channel?.id ?? null)
      queryClient.setQueryData(ownVideoQuery(made.id).queryKey, made.video)
      queryClient.setQueryData(articleQuery(made.id).queryKey, made)
      await router.navigate({ to: '/studio/content/$videoId', params: { videoId: made.id } })
      void refreshOwnVideos(queryClient)
      if (!channel) void queryClient.invalidateQueries(meQuery) // the channel is made on first need
    } catch (thrown) {
      toast(t('The article was not begun'), { tone: 'danger', detail: asProblem(thrown).message })
    }
    making.current = false
  }
}
