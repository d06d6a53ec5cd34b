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
      const rows = []
      for (const subject of message.subjects)
        if (!(await joinsUnsaid(tx, { webhookId, type, subject }))) rows.push(rowOf(tx, webhookId, message, subject))
      for (const { id: deliveryId, next_try: number } of await queries.insertDeliveries(tx, rows))
        if (number)
          await tx.jobs.enqueue(
            tx,
            Deliver,
            { deliveryId, channelId, number },
            type === 'video.updated' ? { startAfterS: GATHER_S } : {},
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
  { webhookId, type, subject }: { webhookId: string; type: string; subject: Subject },
) {
  if (type !== 'video.updated') return false
  const waiting = await queries.unsaid(tx, { webhookId, subjectId: subject.id, type })
  if (!waiting) return false
  const known = JSON.parse(waiting.body) as { timestamp: string; data: { fields?: string[] } } // written by `bodyOf`
  const fields = [...new Set([...(known.data.fields ?? []), ...((subject.data.fields as string[] | undefined) ?? [])])]
  const body = bodyOf(type, known.timestamp, { ...known.data, ...subject.data, fields })
  await queries.updateDelivery(tx, waiting.id, { body })
  return true
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
