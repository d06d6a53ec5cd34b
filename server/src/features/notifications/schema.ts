import { z } from 'zod'
import { KINDS } from './kinds.ts'

const COMMON = { id: z.uuid(), createdAt: z.iso.datetime(), readAt: z.iso.datetime().nullable() }

type Kinds = typeof KINDS
type Shape<K extends Kinds[number]> = z.ZodObject<
  typeof COMMON & { kind: z.ZodLiteral<K['name']>; payload: K['payload'] }
>
type Shapes<T extends readonly Kinds[number][]> = { [I in keyof T]: Shape<T[I]> }

// `map` forgets the places of a tuple; they stay as they are.
const shapes = KINDS.map((kind) =>
  z.object({ ...COMMON, kind: z.literal(kind.name), payload: kind.payload }),
) as unknown as Shapes<Kinds>

export const Notice = z.discriminatedUnion('kind', shapes as unknown as [Shapes<Kinds>[number]]).meta({ id: 'Notice' })

export const NoticePage = z
  .object({
    items: z.array(Notice),
    nextCursor: z.string().nullable(),
    unread: z.number().meta({ description: 'Of all, not of this page; counted to 100' }),
  })
  .meta({ id: 'NoticePage' })

export const NoticesRead = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(100) }),
  z.object({ until: z.iso.datetime().meta({ description: 'Everything up to this instant' }) }),
])
