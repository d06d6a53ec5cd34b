import type { components } from '@studio/api-client'
import { createContext } from 'react'
import { api, call } from '#web/lib/api.ts'
import { randomId } from '#web/lib/random-id.ts'
import { stored } from '#web/lib/stored.ts'
import type { Shown } from './due.ts'

export type Answer = components['schemas']['InteractionAnswer']

/** Where answers go, and what was answered before. */
export type Answering = {
  /** Its ways to other videos are followed, and answers are kept. */
  real: boolean
  before(videoId: string): Promise<readonly Answer[]>
  shown(videoId: string, item: Shown): void
  answer(videoId: string, item: Shown, optionIds: readonly string[]): Promise<Answer>
}

const playbackId = randomId()
const path = (videoId: string, item: Shown) => ({ id: videoId, interactionId: item.id })

/** Without an account, equal browsers behind one address are one viewer: what the neighbour answered is not one's own. */
const withAccount = () =>
  call(api.GET('/api/me')).then(
    ({ user }) => user !== null,
    () => true, // the studio's word is as good as any then
  )
/** What was answered first in this browser, by interaction; kept for whoever has no account. */
type Given = Record<string, Pick<Answer, 'revision' | 'optionIds' | 'right'>>
const given = (videoId: string) => stored(`studio.answered.${videoId}`)
function givenHere(videoId: string): Given {
  try {
    const read: unknown = JSON.parse(given(videoId).get() ?? '{}')
    return typeof read === 'object' && read !== null ? (read as Given) : {} // of this page's own writing
  } catch {
    return {} // somebody else wrote there
  }
}

export const toTheStudio: Answering = {
  real: true,
  before: async (videoId) => {
    const { items } = await call(api.GET('/api/vods/{id}/answers', { params: { path: { id: videoId } } }))
    if (items.length === 0 || (await withAccount())) return items
    const here = givenHere(videoId)
    return items.flatMap((each) => {
      const own = here[each.interactionId]
      return own?.revision === each.revision ? { ...each, ...own } : []
    })
  },
  shown: (videoId, item) =>
    void call(
      api.POST('/api/vods/{id}/interactions/{interactionId}/shown', {
        params: { path: path(videoId, item) },
        body: { revision: item.revision, playbackId },
        keepalive: true,
      }),
    ).catch(() => {
      // It is counted with its answer; one that is only seen on a broken line is not.
    }),
  async answer(videoId, item, optionIds) {
    const answer = await call(
      api.POST('/api/vods/{id}/interactions/{interactionId}/answers', {
        params: { path: path(videoId, item) },
        body: { revision: item.revision, playbackId, optionIds: [...optionIds] },
        keepalive: true,
      }),
    )
    if (await withAccount()) return answer
    const here = givenHere(videoId)
    const { revision, right } = answer
    const before = here[item.id]
    const own = before?.revision === revision ? before : { revision, right, optionIds: [...optionIds] }
    given(videoId).set(JSON.stringify({ ...here, [item.id]: own }))
    return { ...answer, optionIds: own.optionIds }
  },
}

/** The studio puts another in its place where its maker tries it out. */
export const AnsweringContext = createContext<Answering>(toTheStudio)
