import type { Answering } from '#web/features/playback/interactive/answering.ts'
import type { Item } from './items.ts'

/** Answers of whoever tries it out: judged here, kept nowhere. */
export const tryOut = (items: () => readonly Item[]): Answering => ({
  real: false,
  before: () => Promise.resolve([]),
  shown: () => {},
  answer: (_videoId, shown, optionIds) => {
    const item = items().find(({ id }) => id === shown.id)
    const question = item?.kind === 'question' ? item : null
    const correct = question?.correct ?? []
    const right = correct.length === optionIds.length && correct.every((id) => optionIds.includes(id))
    return Promise.resolve({
      interactionId: shown.id,
      revision: shown.revision,
      optionIds: [...optionIds],
      attempts: 1,
      right: correct.length > 0 ? right : null,
      correct,
      explanation: question?.explanation ?? '',
      counts: null,
    })
  },
})
