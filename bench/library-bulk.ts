const WANTED_MS = 5000

type Channel = { origin: string; cookie: string; channelId: string }
type Bulk = { state: string; total: number; done: number }

/**
 * All videos of a channel get another category, which moves them in every index of the list; then another change is
 * cancelled under way. Times are from the request to the end that a page sees.
 */
export async function benchBulk({ origin, cookie, channelId }: Channel) {
  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${origin}/api/creator/videos/bulk${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Bulk & { id: string }
  }
  const start = (category: string | null) =>
    send('POST', '', { channelId, select: { filter: {} }, action: { kind: 'category', category } })
  const until = async (id: string, reached: (bulk: Bulk) => boolean) => {
    for (;;) {
      const bulk = await send('GET', `/${id}?limit=0`)
      if (reached(bulk)) return bulk
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  // Some have it already: those are passed over, so none may.
  await until((await start(null)).id, (bulk) => bulk.state !== 'running')

  const beganAt = performance.now()
  const whole = await until((await start('music')).id, (bulk) => bulk.state !== 'running')
  const tookMs = Math.round(performance.now() - beganAt)

  const { id } = await start('news')
  await until(id, (bulk) => bulk.done > 0 || bulk.state !== 'running')
  const askedAt = performance.now()
  const cancelled = await send('POST', `/${id}/cancel`)
  return {
    name: 'bulk change',
    videos: whole.total,
    done: whole.done,
    ms: tookMs,
    wantedMs: WANTED_MS,
    cancelledAfter: cancelled.done,
    cancelMs: Math.round(performance.now() - askedAt),
  }
}
