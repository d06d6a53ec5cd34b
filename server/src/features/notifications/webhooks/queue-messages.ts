import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { declareJob } from '#platform/jobs.ts'
import * as queries from './queries.ts'

/** One try. `number` is its alone: the next one is asked for while this one runs. */
export const Deliver = declareJob({
  name: 'notifications.deliver-webhook',
  payload: z.object({ deliveryId: z.uuid(), channelId: z.uuid(), number: z.uuid() }),
  attempts: 20,
  timeoutS: 120,
  key: (p) => p.number,
  group: (p) => p.channelId,
  concurrency: () => 8,
})

/** A person who types saves every second: what follows within this time is one message. */
const GATHER_S = 5
const isGathered = (type: string) => type.endsWith('.updated')

export type Message = {
  channelId: string
  type: string
  at: string
  /** What it is about, and what is said of it. */
  subjects: readonly { id: string; data: Record<string, unknown> }[]
  /** The same news twice is one message. */
  dedup: string
}

/** For each webhook of the channel that listens for it; a second call adds nothing. */
export async function queueMessages(ctx: Ctx, message: Message): Promise<void> {
  const { channelId, type } = message
  const hooks = await queries.listening(ctx, channelId, type)
  if (hooks.length === 0) return
  await inTransaction(ctx, async (tx) => {
    for (const { id: webhookId } of hooks) {
      // Two changes at once: the later one finds what the earlier one has queued.
      if (isGathered(type)) await queries.lockQueue(tx, webhookId)
      const rows = []
      for (const subject of message.subjects)
        if (!(await joinsUnsaid(tx, { webhookId, type, at: message.at, subject })))
          rows.push(rowOf(tx, webhookId, message, subject))
      for (const { id: deliveryId, next_try: number } of await queries.insertDeliveries(tx, rows))
        if (number)
          await tx.jobs.enqueue(
            tx,
            Deliver,
            { deliveryId, channelId, number },
            isGathered(type) ? { startAfterS: GATHER_S } : {},
          )
    }
  })
}

type Subject = Message['subjects'][number]

const rowOf = (tx: Ctx, webhookId: string, message: Message, { id, data }: Subject) => ({
  id: uuidv7(tx.clock().getTime()),
  webhook_id: webhookId,
  channel_id: message.channelId,
  dedup: `${message.dedup}:${id}`,
  type: message.type,
  subject_id: id,
  body: bodyOf(message.type, message.at, { channelId: message.channelId, ...data }),
  state: 'pending' as const,
  tries: 0,
  next_at: tx.clock(),
  next_try: randomUUID(),
  created_at: tx.clock(),
})

export const bodyOf = (type: string, timestamp: string, data: Record<string, unknown>) =>
  JSON.stringify({ type, timestamp, data })

/** A change of what was changed a moment ago, and nobody has been told of yet: said with it. */
async function joinsUnsaid(
  tx: Ctx,
  { webhookId, type, at, subject }: { webhookId: string; type: string; at: string; subject: Subject },
) {
  if (!isGathered(type)) return false
  const waiting = await queries.unsaid(tx, { webhookId, subjectId: subject.id, type })
  if (!waiting) return false
  const known = JSON.parse(waiting.body) as { timestamp: string; data: Record<string, unknown> } // written by `bodyOf`
  // Events of one thing may be taken out of their order.
  const data = at < known.timestamp ? joined(subject.data, known.data) : joined(known.data, subject.data)
  const body = bodyOf(type, known.timestamp, data)
  await queries.updateDelivery(tx, waiting.id, { body })
  return true
}

/** The later word of each; lists, of fields or languages, have what either names. */
const joined = (before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> => {
  const lists = Object.entries(after).flatMap(([name, value]) => {
    const earlier = before[name]
    return Array.isArray(value) && Array.isArray(earlier) ? [[name, [...new Set([...earlier, ...value])]]] : []
  })
  return { ...before, ...after, ...Object.fromEntries(lists) }
}

/** The next try of a message, by a word of its own: an older one that is still queued does nothing. */
export async function planTry(
  tx: Ctx,
  delivery: { id: string; channel_id: string },
  { pauseS, tries }: { pauseS: number; tries: number },
): Promise<void> {
  const number = randomUUID()
  const next_at = new Date(tx.clock().getTime() + pauseS * 1000)
  await queries.updateDelivery(tx, delivery.id, { state: 'pending', tries, next_at, next_try: number })
  const payload = { deliveryId: delivery.id, channelId: delivery.channel_id, number }
  await tx.jobs.enqueue(tx, Deliver, payload, pauseS > 0 ? { startAfterS: pauseS } : {})
}
