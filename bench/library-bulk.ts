const WANTED_MS = 5000

type Channel = { origin: string; cookie: string; channelId: string }
type Bulk = { state: string; total: number; done: number }

/**
 * All videos of a channel get another category, which moves them in every index of the list, then a tag, which the first time parts
 * the words of those that were written before migration T0740, and lose it again; then another change is cancelled under way.
 * Times are from the request to the end that a page sees.
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
  const change = (action: object) => send('POST', '', { channelId, select: { filter: {} }, action })
  const start = (category: string | null) => change({ kind: 'category', category })
  const whole = async (begin: () => Promise<{ id: string }>) => {
    const beganAt = performance.now()
    const { total, done } = await until((await begin()).id, (bulk) => bulk.state !== 'running')
    return { videos: total, done, ms: Math.round(performance.now() - beganAt), wantedMs: WANTED_MS }
  }
  const until = async (id: string, reached: (bulk: Bulk) => boolean) => {
    for (;;) {
      const bulk = await send('GET', `/${id}?limit=0`)
      if (reached(bulk)) return bulk
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  // Some have it already: those are passed over, so none may.
  await until((await start(null)).id, (bulk) => bulk.state !== 'running')

  const category = await whole(() => start('music'))
  const tag = `bench-${Date.now()}`
  const tags = await whole(() => change({ kind: 'tags', add: [tag], remove: [] }))
  const tagsOff = await whole(() => change({ kind: 'tags', add: [], remove: [tag] }))

  const { id } = await start('news')
  await until(id, (bulk) => bulk.done > 0 || bulk.state !== 'running')
  const askedAt = performance.now()
  const cancelled = await send('POST', `/${id}/cancel`)
  return [
    { name: 'bulk change of the category', ...category },
    { name: 'bulk change of tags', ...tags },
    { name: 'the tag taken off again', ...tagsOff },
    { name: 'bulk change cancelled', done: cancelled.done, ms: Math.round(performance.now() - askedAt) },
  ]
}
