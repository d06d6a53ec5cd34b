import { isDeepStrictEqual } from 'node:util'
import { said } from '#platform/language.ts'
import { type Interaction, OPENED } from './schema.ts'
import type { InteractionRow, Payload } from './tables.ts'

type Stored = Pick<InteractionRow, 'id' | 'kind' | 'payload'> & { at_ms: number | string }

/** Rows were checked when they were written. */
export const itemOf = ({ id, at_ms, kind, payload }: Stored): Interaction =>
  ({ id, atMs: Number(at_ms), kind, ...payload }) as unknown as Interaction

export function payloadOf({ id: _, atMs: __, kind: ___, ...payload }: Interaction): Payload {
  return payload
}

/** What somebody who answers goes by. Where it stands, whether it pauses and what is said afterwards may change below answers. */
function asked(item: Interaction): unknown {
  if (item.kind === 'card') return [item.kind, item.title, item.text, item.link]
  if (item.kind === 'choice')
    return [item.kind, item.prompt, item.options.map(({ leads, ...option }) => ({ ...option, to: leads.to }))]
  return [item.kind, item.prompt, item.options, new Set(item.correct)]
}
export const asksTheSame = (one: Interaction, other: Interaction): boolean =>
  isDeepStrictEqual(asked(one), asked(other))

export const promptOf = (item: Interaction): string => (item.kind === 'card' ? item.title : item.prompt)
export const correctOf = (item: Interaction): string[] => (item.kind === 'question' ? item.correct : [])
/** A card is answered by opening its link. */
export const optionsOf = (item: Interaction): { id: string; text: string }[] =>
  item.kind === 'card' ? (item.link ? [{ id: OPENED, text: 'Opened' }] : []) : item.options

export const isPoll = (item: Interaction): boolean => item.kind === 'question' && item.correct.length === 0

/** Null where nothing is right or wrong. */
export function isRight(item: Interaction, optionIds: readonly string[]): boolean | null {
  const correct = correctOf(item)
  if (correct.length === 0) return null
  return correct.length === optionIds.length && correct.every((id) => optionIds.includes(id))
}

/** Why it is no answer, as a sentence; null when it is one. */
export function whyNoAnswer(item: Interaction, optionIds: readonly string[]): string | null {
  const known = optionsOf(item)
  if (new Set(optionIds).size !== optionIds.length) return said('An option is chosen twice.')
  if (!optionIds.every((id) => known.some((option) => option.id === id))) return said('There is no such option.')
  if (optionIds.length > 1 && correctOf(item).length < 2) return said('Only one option can be chosen.')
  return null
}
