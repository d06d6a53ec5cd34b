import { createHash } from 'node:crypto'
import type pg from 'pg'
import { copyIn } from '../server/src/platform/postgres/copy.ts'

const VIDEOS = 1_000_000
/** Of them every hundredth is the channel's own: 10,000, which lie scattered as they would after years. */
const OWN_EVERY = 100
const OTHER_CHANNELS = 20_000
/** Of the channel's videos, with captions of 1,500 words. */
const SPOKEN = 500

const A = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va'.split(' ')
const B = 'lan mer tin son gard ber vik ros dal hem sta kul bro fel nor wes'.split(' ')
const C = 'a o e is um er ing ant ion el ar it os ul en y'.split(' ')
/** The first are used often, the last seldom. */
export const WORDS = A.flatMap((a) => B.flatMap((b) => C.map((c) => `${a}${b}${c}`)))

/** The same numbers each time. */
export function randomFrom(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/**
 * A million videos in 20,001 channels, 10,000 of them in `channelId`, the public ones of them in the search of the site as
 * well. Written past the triggers, as a copy is loaded, and indexed at the end; about five minutes.
 */
export async function fillLibrary(client: pg.Client, channelId: string): Promise<void> {
  const tables = [
    'content.videos',
    'content.video_stats',
    'content.video_sort',
    'content.video_search',
    'content.video_tags',
    'discovery.documents',
  ]
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid = any($1::text[]::regclass[]) and not indisprimary`,
    [tables],
  )
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  for (const table of tables) await client.query(`alter table ${table} disable trigger all`)
  await client.query(
    `insert into accounts.channels (id, handle, name)
     select ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'channel-' || n, 'Channel ' || n
     from generate_series(0, $1::int - 1) n`,
    [OTHER_CHANNELS],
  )
  const copy = (table: string, columns: string, lines: () => Generator<string>) =>
    copyIn(client, `copy ${table} (${columns}) from stdin`, blocksOf(lines()))
  await copy(
    'content.videos',
    'id, channel_id, title, description, status, visibility, kind, tags, category, level, language, duration_ms, created_at, published_at',
    function* () {
      for (const v of videos(channelId))
        yield `${v.id}\t${v.channelId}\t${v.title}\t${v.description}\t${v.status}\t${v.visibility}\t${v.kind}\t{${v.tags}}\t${v.category}\t${v.level}\t${v.language}\t${v.durationMs}\t${v.at}\t${v.at}`
    },
  )
  await copy('content.video_stats', 'video_id, views, watch_ms, seen_ms, likes, comments', function* () {
    for (const v of videos(channelId))
      if (v.views > 0)
        yield `${v.id}\t${v.views}\t${Math.round(v.views * v.durationMs * 0.4)}\t${Math.round(v.views * v.durationMs * v.seen)}\t${Math.floor(v.views / 20)}\t${Math.floor(v.views / 100)}`
  })
  await client.query('analyze content.videos, content.video_stats')
  await client.query('select content.sort_again(array(select id from content.videos order by created_at))')
  await copy('content.video_search', 'video_id, channel_id, spoken, vector, holds_tags', function* () {
    for (const v of videos(channelId)) {
      const words = new Set([...`${v.title.toLowerCase()} ${v.description}`.split(' '), ...v.spoken])
      const vector = [...words].map((word) => `${v.channelId.slice(-8)}/${word}`)
      yield `${v.id}\t${v.channelId}\t${v.spoken.length ? `{${v.spoken}}` : '\\N'}\t${vector.join(' ')}\tf`
    }
  })
  await copy('content.video_tags', 'video_id, channel_id, vector', function* () {
    for (const v of videos(channelId)) {
      const sign = v.channelId.slice(-8)
      yield `${v.id}\t${v.channelId}\t${v.tags.flatMap((tag) => [`${sign}/${tag}`, `${sign}#${tag}`]).join(' ')}`
    }
  })
  await fillDocuments(client)
  await client.query("set maintenance_work_mem = '384MB'")
  for (const { definition } of indexes) await client.query(definition)
  for (const table of tables) await client.query(`alter table ${table} enable trigger all`)
  await client.query('vacuum analyze')
}

/** Where the steps of the site's search begin, as the worker would measure it. */
const STEPS = { first: 1000, second: 32_000 }

/** As the worker would write them, which takes half an hour of resting in between. */
async function fillDocuments(client: pg.Client) {
  await client.query(
    `with public as (
       select v.*, coalesce(s.views, 0) as views, c.name || ' ' || c.handle as channel,
         row_number() over (order by coalesce(s.views, 0) desc, v.id desc) as by_views,
         row_number() over (order by v.published_at desc, v.id desc) as by_age
       from content.videos v join accounts.channels c on c.id = v.channel_id
         left join content.video_stats s on s.video_id = v.id
       where v.visibility = 'public' and v.status = 'ready' and v.deleted_at is null)
     insert into discovery.documents
       (id, kind, channel_id, title_key, category, duration_ms, published_at, views, popular, recent, vector)
     select id, 'video', channel_id, array_to_string(content.words(title), ' '), category, duration_ms, published_at, views,
       case when by_views <= $1 then 0 when by_views <= $2 then 1 else 2 end,
       case when by_age <= $1 then 0 when by_age <= $2 then 1 else 2 end,
       discovery.vector(title, array_to_string(tags, ' '), channel, description, array_remove(array['#kind/' || kind,
         '#category/' || category, '#language/' || language, '#length/' || case when duration_ms < 240000 then 'short'
           when duration_ms < 1200000 then 'medium' else 'long' end], null))
     from public`,
    [STEPS.first, STEPS.second],
  )
  await client.query(
    `insert into discovery.documents (id, kind, channel_id, title_key, published_at, views, vector)
     select c.id, 'channel', c.id, array_to_string(content.words(c.name), ' '), c.created_at, d.videos,
       discovery.vector(c.name, c.handle, '', c.description, '{}')
     from accounts.channels c join (
       select channel_id, count(*) as videos from discovery.documents group by 1) d on d.channel_id = c.id`,
  )
  await client.query(
    `insert into discovery.words (word, n)
     select word, count(*) from discovery.documents, unnest(tsvector_to_array(ts_filter(vector, '{a,b,c}'))) as word
     where char_length(word) between 2 and 40 and word !~ '[0-9]' group by 1`,
  )
  for (const [step, place] of [
    [0, STEPS.first],
    [1, STEPS.second],
  ])
    await client.query(
      `update discovery.ladder set moved_at = now(),
         (views_${step}, views_id_${step}) = (select views, id from discovery.documents where kind = 'video'
           order by views desc, id desc offset $1 limit 1),
         (recent_${step}, recent_id_${step}) = (select published_at, id from discovery.documents where kind = 'video'
           order by published_at desc, id desc offset $1 limit 1)`,
      [(place ?? 1) - 1],
    )
  await client.query('delete from discovery.notes')
}

function* videos(channelId: string) {
  const random = randomFrom(7)
  const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]! // never empty
  const word = () => WORDS[Math.floor(WORDS.length * random() ** 3)]! // the first ones often, the last seldom
  const words = (count: number) => Array.from({ length: count }, word)
  for (let n = 0; n < VIDEOS; n++) {
    const own = n % OWN_EVERY === 0
    const hash = createHash('md5').update(String(n)).digest('hex')
    const visibility = one(['public', 'public', 'public', 'private', 'unlisted'])
    const title = words(4).join(' ')
    yield {
      id: `01970000-${hash.slice(0, 4)}-7${hash.slice(4, 7)}-8${hash.slice(7, 10)}-${hash.slice(10, 22)}`,
      channelId: own ? channelId : `00000000-0000-4000-8000-${(n % OTHER_CHANNELS).toString(16).padStart(12, '0')}`,
      title: `${title[0]?.toUpperCase()}${title.slice(1)} ${n}`,
      description: words(own ? 40 : 6).join(' '),
      status: one(['ready', 'ready', 'ready', 'ready', 'ready', 'ready', 'ready', 'ready', 'processing', 'failed']),
      visibility,
      kind: n % 37 === 0 ? 'audio' : 'video',
      tags: [...new Set(words(2))],
      category: one(['music', 'games', 'education', 'news', 'sport', '\\N']),
      level: one(['beginner', 'intermediate', 'advanced', '\\N']),
      language: one(['en', 'en', 'de', 'fr', '\\N']),
      durationMs: 5000 + Math.floor(random() * 7200) * 1000,
      at: new Date(1_790_000_000_000 - n * 120_000).toISOString(),
      views: visibility === 'private' ? 0 : Math.floor(random() ** 6 * 1e6),
      seen: 0.1 + random() * 0.8,
      spoken: own && n / OWN_EVERY < SPOKEN ? words(1500) : [],
    }
  }
}

export async function* blocksOf(lines: Generator<string>): AsyncGenerator<Buffer> {
  let block = ''
  for (const line of lines) {
    block += `${line}\n`
    if (block.length < 256 * 1024) continue
    yield Buffer.from(block)
    block = ''
  }
  yield Buffer.from(block)
}
