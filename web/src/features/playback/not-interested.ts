import type { QueryClient } from '@tanstack/react-query'
import { meQuery } from '#web/features/accounts/queries.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { stored } from '#web/lib/stored.ts'
import { toast } from '#web/ui/toast.ts'

export type Avoided = { kind: 'video' | 'channel'; id: string; name: string }

/** Of who is signed out it is kept here for good, of others until their account has it: ids, the last one first. */
const MOST = 500
const ofBrowser = stored('studio.not-interested')
const ofSession = stored('studio.not-interested-now', () => sessionStorage)

const idsIn = (text: string | null): string[] => text?.split(' ').filter(Boolean) ?? []

/** Ids of videos and channels that this person has waved away. */
export function useNotInterested(): Set<string> {
  return new Set([...idsIn(ofBrowser.use()), ...idsIn(ofSession.use())])
}

/** Gone from the recommendations at once, with a way back. */
export function notInterested(queryClient: QueryClient, subject: Avoided): void {
  const signedIn = Boolean(queryClient.getQueryData(meQuery.queryKey)?.user)
  const kept = signedIn ? ofSession : ofBrowser
  const without = () => idsIn(kept.get()).filter((id) => id !== subject.id)
  const show = () => kept.set(without().join(' '))
  kept.set([subject.id, ...without()].slice(0, MOST).join(' '))
  let request = signedIn ? tell(subject, true) : Promise.resolve()
  const undo = () => {
    show()
    request = request.then(() => (signedIn ? tell(subject, false) : undefined))
    request.catch(failed)
  }
  const failed = (thrown: unknown) => {
    show()
    toast(t('This could not be kept'), { tone: 'danger', detail: asProblem(thrown).message })
  }
  request.catch(failed)
  toast(subject.kind === 'video' ? t('This video is not recommended any more') : t('No more videos of this channel'), {
    detail: subject.name,
    action: { label: t('Undo'), run: undo },
  })
}

async function tell({ kind, id }: Avoided, avoided: boolean): Promise<void> {
  const params = { params: { path: { id } } }
  if (kind === 'video')
    await call(
      avoided ? api.PUT('/api/vods/{id}/not-interested', params) : api.DELETE('/api/vods/{id}/not-interested', params),
    )
  else
    await call(
      avoided
        ? api.PUT('/api/channels/{id}/not-interested', params)
        : api.DELETE('/api/channels/{id}/not-interested', params),
    )
}
