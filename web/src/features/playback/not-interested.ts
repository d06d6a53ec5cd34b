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

/** Gives what was kept while nobody was signed in to the account; on this page it stays away. @returns whether there was any */
export async function mergeNotInterested(): Promise<boolean> {
  const ids = idsIn(ofBrowser.get())
  if (ids.length === 0) return false
  try {
    await call(api.POST('/api/not-interested/merge', { body: { ids: ids.slice(0, MOST) } }))
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (problem.passing || problem.status === 401 || problem.status === 404) return false
    // Refused as a whole: it is nothing that this program wrote.
  }
  ofSession.set([...new Set([...ids, ...idsIn(ofSession.get())])].slice(0, MOST).join(' '))
  const left = idsIn(ofBrowser.get()).filter((id) => !ids.includes(id))
  ofBrowser.set(left.join(' ') || null)
  return true
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
