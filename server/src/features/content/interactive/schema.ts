import { z } from 'zod'
import { said } from '#platform/language.ts'
import { manyLines, oneLine } from '#platform/text.ts'

export const MOST_INTERACTIONS = 100
export const MOST_OPTIONS = 6
/** What a card's link is called among its answers. */
export const OPENED = 'open'

/** One spelling each, as `VideoId` of ../schema.ts, which imports from here. */
const VideoId = z.uuid().toLowerCase()
const line = (most: number) =>
  z
    .string()
    .max(most * 4)
    .overwrite((text) => oneLine(text).replace(/\s+/g, ' ').trim())
    .max(most)
const words = (most: number) => line(most).min(1)
const lines = (most: number) =>
  z
    .string()
    .max(most * 4)
    .overwrite((text) => manyLines(text).trim())
    .max(most)

const OptionId = z.string().regex(/^[A-Za-z0-9_-]{1,16}$/, said('must be 1 to 16 letters, digits, - or _'))
const AtMs = z.int().min(0).max(1_000_000_000)
const Common = {
  id: z.uuid().toLowerCase().meta({ description: 'Made by whoever adds it; its figures belong to it' }),
  atMs: AtMs.meta({ description: 'In the time of the video' }),
}
/** https alone: what a viewer follows must not be a script, nor say a password. */
const HttpsAddress = z
  .string()
  .max(2000)
  .overwrite((text) => text.trim())
  .refine(isHttps, said('must be an address that begins with https://'))

function isHttps(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  return url?.protocol === 'https:' && url.username === '' && url.password === ''
}

const Option = z.strictObject({ id: OptionId, text: words(120) })
const Options = z.array(Option).min(2).max(MOST_OPTIONS)
export const Question = z.strictObject({
  ...Common,
  kind: z.literal('question'),
  prompt: words(300),
  options: Options,
  correct: z
    .array(OptionId)
    .max(MOST_OPTIONS)
    .meta({ description: 'Options that are right; none: a poll. Several: all of them have to be chosen' }),
  explanation: lines(1000).meta({ description: 'Shown after the answer' }),
  mustAnswer: z.boolean(),
  pauses: z.boolean(),
})

const Leads = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('time'), ms: AtMs }),
  z.strictObject({ to: z.literal('video'), videoId: VideoId }),
])
export const Choice = z.strictObject({
  ...Common,
  kind: z.literal('choice'),
  prompt: words(300),
  options: z
    .array(Option.extend({ leads: Leads }))
    .min(2)
    .max(MOST_OPTIONS),
  mustAnswer: z.boolean(),
})

const CardLink = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('video'), videoId: VideoId }),
  z.strictObject({ to: z.literal('playlist'), playlistId: z.uuid().toLowerCase() }),
  z.strictObject({ to: z.literal('address'), url: HttpsAddress }),
])
export const POSITIONS = ['top-start', 'top-end', 'bottom-start', 'bottom-end'] as const
export const Card = z.strictObject({
  ...Common,
  kind: z.literal('card'),
  title: words(100),
  text: lines(300),
  link: CardLink.nullable(),
  durationMs: z.int().min(1000).max(600_000),
  position: z.enum(POSITIONS),
})

export const Interaction = z
  .discriminatedUnion('kind', [Question, Choice, Card])
  .meta({ id: 'Interaction', description: 'As its makers see it' })
export type Interaction = z.infer<typeof Interaction>

export const InteractionList = z
  .object({
    items: z.array(Interaction),
    revision: z.int().meta({ description: 'Of the list, for If-Match' }),
    updatedAt: z.iso.datetime().nullable(),
    updatedBy: z.uuid().nullable(),
    can: z.object({ edit: z.boolean(), results: z.boolean() }),
    why: z.object({ edit: z.string().optional(), results: z.string().optional() }),
  })
  .meta({ id: 'InteractionList' })

const ShownOption = z.object({ id: z.string(), text: z.string() })
const ForViewers = { id: z.uuid(), revision: z.int(), atMs: z.number() }
/** What players get: nothing in it says which answer is right. */
export const ShownInteraction = z
  .discriminatedUnion('kind', [
    z.object({
      ...ForViewers,
      kind: z.literal('question'),
      prompt: z.string(),
      options: z.array(ShownOption),
      poll: z.boolean(),
      several: z.boolean().meta({ description: 'More than one option is right' }),
      mustAnswer: z.boolean(),
      pauses: z.boolean(),
    }),
    z.object({
      ...ForViewers,
      kind: z.literal('choice'),
      prompt: z.string(),
      options: z.array(ShownOption.extend({ leads: Leads, title: z.string().nullable() })),
      mustAnswer: z.boolean(),
    }),
    z.object({
      ...ForViewers,
      kind: z.literal('card'),
      title: z.string(),
      text: z.string(),
      link: CardLink.nullable(),
      linkTitle: z.string().nullable(),
      durationMs: z.number(),
      position: z.enum(POSITIONS),
    }),
  ])
  .meta({ id: 'ShownInteraction' })
export type ShownInteraction = z.infer<typeof ShownInteraction>

const Seen = {
  revision: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'Of the interaction as it was shown; default the present one' }),
  playbackId: z.uuid().toLowerCase().optional(),
}
export const ShownBody = z.strictObject(Seen)
export const AnswerBody = z.strictObject({ ...Seen, optionIds: z.array(OptionId).min(1).max(MOST_OPTIONS) })

export const AnswerResult = z
  .object({
    interactionId: z.uuid(),
    revision: z.int(),
    optionIds: z.array(z.string()).meta({ description: 'The first answer, which counts' }),
    attempts: z.int(),
    right: z
      .boolean()
      .nullable()
      .meta({ description: 'Whether what was sent now is right; null without a right answer' }),
    correct: z.array(z.string()),
    explanation: z.string(),
    counts: z
      .array(z.object({ id: z.string(), count: z.int() }))
      .nullable()
      .meta({ description: 'Of a poll, how everybody answered; null below ten answers' }),
  })
  .meta({ id: 'InteractionAnswer' })
export const MyAnswers = z.object({ items: z.array(AnswerResult) })

const Share = z.number().nullable().meta({ description: 'Of those who answered, 0 to 1; null below ten answers' })
export const InteractionResult = z
  .object({
    interactionId: z.uuid(),
    revision: z.int(),
    state: z.enum(['present', 'changed', 'removed']).meta({ description: 'changed: another text is asked since' }),
    kind: z.enum(['question', 'choice', 'card']),
    atMs: z.number(),
    prompt: z.string(),
    shown: z.int().meta({ description: 'Viewers' }),
    answered: z.int(),
    attempts: z.int().meta({ description: 'Answers in all, with those that were tried again' }),
    apart: z.int().meta({ description: 'Answers of the channel’s own team and of machines, in none of these figures' }),
    right: z.object({ count: z.int(), share: Share }).nullable(),
    options: z.array(
      z.object({ id: z.string(), text: z.string(), correct: z.boolean(), count: z.int(), share: Share }),
    ),
    sample: z.enum(['none', 'noise', 'directional', 'readable', 'solid']),
  })
  .meta({ id: 'InteractionResult' })
export const InteractionResults = z.object({ items: z.array(InteractionResult) })
