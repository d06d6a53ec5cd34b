import type { components } from '@studio/api-client'
import type { Shown } from '#web/features/playback/interactive/due.ts'
import { clockDuration } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'
import { randomId } from '#web/lib/random-id.ts'

export type Item = components['schemas']['Interaction']
export type Kind = Item['kind']
export type Question = Extract<Item, { kind: 'question' }>
export type Choice = Extract<Item, { kind: 'choice' }>
export type CardItem = Extract<Item, { kind: 'card' }>
export type Results = components['schemas']['InteractionResult']

export const MOST = 100
export const MOST_OPTIONS = 6
export const KIND_WORDS: Record<Kind, () => string> = {
  question: () => t('Question'),
  choice: () => t('Choice'),
  card: () => t('Card'),
}

export const promptOf = (item: Item): string => (item.kind === 'card' ? item.title : item.prompt)
export const inOrder = (items: readonly Item[]): Item[] => [...items].sort((a, b) => a.atMs - b.atMs)

/** Short, and no other option's. */
export function newOptionId(options: readonly { id: string }[]): string {
  for (let n = options.length + 1; ; n++) if (!options.some(({ id }) => id === `o${n}`)) return `o${n}`
}

export function newItem(kind: Kind, atMs: number, durationMs: number): Item {
  const common = { id: randomId(), atMs: Math.round(atMs) }
  const options = [1, 2].map((n) => ({ id: `o${n}`, text: '' }))
  if (kind === 'question')
    return { ...common, kind, prompt: '', options, correct: ['o1'], explanation: '', mustAnswer: false, pauses: true }
  if (kind === 'choice') {
    const leads = { to: 'time' as const, ms: Math.min(durationMs, common.atMs) }
    return { ...common, kind, prompt: '', options: options.map((each) => ({ ...each, leads })), mustAnswer: false }
  }
  return { ...common, kind, title: '', text: '', link: null, durationMs: 8000, position: 'top-end' }
}

/** To begin with: words that show what it is for, at a moment that fits any video. */
export function exampleOf(kind: Kind, durationMs: number): Item {
  const item = newItem(kind, durationMs * { card: 0.1, question: 0.4, choice: 0.6 }[kind], durationMs)
  if (item.kind === 'card') return { ...item, title: t('New here?'), text: t('Begin with our introduction.') }
  if (item.kind === 'question')
    return {
      ...item,
      prompt: t('What did we just see?'),
      options: [
        { id: 'o1', text: t('The right answer') },
        { id: 'o2', text: t('One that sounds right') },
        { id: 'o3', text: t('One that is wrong') },
      ],
      explanation: t('A sentence about why.'),
    }
  return {
    ...item,
    prompt: t('What would you like to see next?'),
    options: [
      { id: 'o1', text: t('Once more from the beginning'), leads: { to: 'time', ms: 0 } },
      { id: 'o2', text: t('Go on'), leads: { to: 'time', ms: item.atMs } },
    ],
  }
}

/** What still has to be written before it can be saved, as a sentence; null when nothing is missing. */
export function missingIn(item: Item, durationMs: number): string | null {
  if (item.atMs > durationMs) return t('It is after the end of the video, {time}.', { time: clockDuration(durationMs) })
  if (item.kind === 'card') {
    if (!item.title.trim()) return t('It needs a title.')
    const { link } = item
    if (link?.to === 'address' && !isHttps(link.url)) return t('The address has to begin with https://.')
    if (link?.to === 'video' && !link.videoId) return t('Choose the video it leads to.')
    if (link?.to === 'playlist' && !link.playlistId) return t('Choose the playlist it leads to.')
    return null
  }
  if (!item.prompt.trim()) return item.kind === 'question' ? t('It needs a question.') : t('It needs a text.')
  const empty = item.options.findIndex(({ text }) => !text.trim())
  if (empty >= 0) return t('Option {number} is empty.', { number: empty + 1 })
  if (item.kind === 'question') return null
  for (const [at, { leads }] of item.options.entries()) {
    const number = at + 1
    if (leads.to === 'video' && !leads.videoId) return t('Choose the video that option {number} leads to.', { number })
    if (leads.to === 'time' && leads.ms > durationMs)
      return t('Option {number} leads to after the end of the video.', { number })
  }
  return null
}

function isHttps(text: string): boolean {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null
  return url?.protocol === 'https:' && url.username === '' && url.password === ''
}

/** As a viewer would get it, to try it out before it is saved. */
export function asShown(item: Item, revision: number): Shown {
  if (item.kind === 'card') return { ...item, revision, linkTitle: item.link ? t('Open') : null }
  if (item.kind === 'choice') {
    const options = item.options.map((option) => ({ ...option, title: null }))
    return { ...item, revision, options }
  }
  const { correct, explanation: _, ...rest } = item
  return { ...rest, revision, poll: correct.length === 0, several: correct.length > 1 }
}
