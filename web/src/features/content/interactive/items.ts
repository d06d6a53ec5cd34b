import type { components } from '@studio/api-client'
import type { Shown } from '#web/features/playback/interactive/due.ts'
import { clockDuration } from '#web/lib/format-duration.ts'
import { randomId } from '#web/lib/random-id.ts'

export type Item = components['schemas']['Interaction']
export type Kind = Item['kind']
export type Question = Extract<Item, { kind: 'question' }>
export type Choice = Extract<Item, { kind: 'choice' }>
export type CardItem = Extract<Item, { kind: 'card' }>
export type Results = components['schemas']['InteractionResult']

export const MOST = 100
export const MOST_OPTIONS = 6
export const KIND_WORDS: Record<Kind, string> = { question: 'Question', choice: 'Choice', card: 'Card' }

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
  if (item.kind === 'card') return { ...item, title: 'New here?', text: 'Begin with our introduction.' }
  if (item.kind === 'question')
    return {
      ...item,
      prompt: 'What did we just see?',
      options: [
        { id: 'o1', text: 'The right answer' },
        { id: 'o2', text: 'One that sounds right' },
        { id: 'o3', text: 'One that is wrong' },
      ],
      explanation: 'A sentence about why.',
    }
  return {
    ...item,
    prompt: 'What would you like to see next?',
    options: [
      { id: 'o1', text: 'Once more from the beginning', leads: { to: 'time', ms: 0 } },
      { id: 'o2', text: 'Go on', leads: { to: 'time', ms: item.atMs } },
    ],
  }
}

/** What still has to be written before it can be saved, as a sentence; null when nothing is missing. */
export function missingIn(item: Item, durationMs: number): string | null {
  if (item.atMs > durationMs) return `It is after the end of the video, ${clockDuration(durationMs)}.`
  if (item.kind === 'card') {
    if (!item.title.trim()) return 'It needs a title.'
    const { link } = item
    if (link?.to === 'address' && !isHttps(link.url)) return 'The address has to begin with https://.'
    if (link?.to === 'video' && !link.videoId) return 'Choose the video it leads to.'
    if (link?.to === 'playlist' && !link.playlistId) return 'Choose the playlist it leads to.'
    return null
  }
  if (!item.prompt.trim()) return item.kind === 'question' ? 'It needs a question.' : 'It needs a text.'
  const empty = item.options.findIndex(({ text }) => !text.trim())
  if (empty >= 0) return `Option ${empty + 1} is empty.`
  if (item.kind === 'question') return null
  for (const [at, { leads }] of item.options.entries()) {
    if (leads.to === 'video' && !leads.videoId) return `Choose the video that option ${at + 1} leads to.`
    if (leads.to === 'time' && leads.ms > durationMs) return `Option ${at + 1} leads to after the end of the video.`
  }
  return null
}

function isHttps(text: string): boolean {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null
  return url?.protocol === 'https:' && url.username === '' && url.password === ''
}

/** As a viewer would get it, to try it out before it is saved. */
export function asShown(item: Item, revision: number): Shown {
  if (item.kind === 'card') return { ...item, revision, linkTitle: item.link ? 'Open' : null }
  if (item.kind === 'choice') {
    const options = item.options.map((option) => ({ ...option, title: null }))
    return { ...item, revision, options }
  }
  const { correct, explanation: _, ...rest } = item
  return { ...rest, revision, poll: correct.length === 0, several: correct.length > 1 }
}
