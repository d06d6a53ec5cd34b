import type { components } from '@studio/api-client'
import { createContext } from 'react'
import { api, call } from '#web/lib/api.ts'
import { randomId } from '#web/lib/random-id.ts'
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

export const toTheStudio: Answering = {
  real: true,
  before: async (videoId) =>
    (await call(api.GET('/api/vods/{id}/answers', { params: { path: { id: videoId } } }))).items,
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
  answer: (videoId, item, optionIds) =>
    call(
      api.POST('/api/vods/{id}/interactions/{interactionId}/answers', {
        params: { path: path(videoId, item) },
        body: { revision: item.revision, playbackId, optionIds: [...optionIds] },
        keepalive: true,
      }),
    ),
}

/** The studio puts another in its place where its maker tries it out. */
export const AnsweringContext = createContext<Answering>(toTheStudio)
