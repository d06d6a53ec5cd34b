import { createHash } from 'node:crypto'
import type pg from 'pg'
import { copyIn } from '../server/src/platform/postgres/copy.ts'
import { blocksOf, randomFrom, WORDS } from './library-fill.ts'

const VIDEOS = 1_000_000
export const CHANNELS = 100_000
const TABLES = ['media.assets', 'content.videos', 'content.video_stats', 'content.video_sort', 'discovery.documents']
const CATEGORIES = 'music gaming education news sport food travel comedy people technology'.split(' ')
/** Where the steps of a search's ladder begin, as the worker would measure it. */
const STEPS = [1000, 32_000] as const

export const channelId = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`

/**
 * A million public videos in 100,000 channels with names of words too. Written past the triggers, as a copy is loaded, and
 * indexed at the end; about five minutes.
 */
export async function fillSite(client: pg.Client): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid = any($1::text[]::regclass[]) and not indisprimary`,
    [TABLES],
  )
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  for (const table of TABLES) await client.query(`alter table ${table} disable trigger all`)
  const copy = (table: string, columns: string, lines: () => Generator<string>) =>
    copyIn(client, `copy ${table} (${columns}) from stdin`, blocksOf(lines()))
  await copy('accounts.channels', 'id, handle, name', function* () {
    for (let n = 0; n < CHANNELS; n++) yield `${channelId(n)}\tchannel-${n}\t${nameOf(n)}`
  })
  const steps = stepsOfViews()
  await copy(
    'media.assets',
    'id, channel_id, media_key, visibility, state, source_key, source_name, source_bytes, duration_ms, width, height, poster, small_poster, placeholder, playable_at, done_at',
    function* () {
      for (const v of videos())
        yield `${v.assetId}\t${v.channelId}\tsite${v.n}\tpublic\tready\ts/${v.n}\t${v.n}.mp4\t100000000\t${v.durationMs}\t1920\t1080\tt\twebp\tdata:image/webp;base64,${'A'.repeat(180)}\t${v.at}\t${v.at}`
    },
  )
  await copy(
    'content.videos',
    'id, channel_id, asset_id, title, description, status, visibility, tags, category, language, duration_ms, created_at, published_at',
    function* () {
      for (const v of videos())
        yield `${v.id}\t${v.channelId}\t${v.assetId}\t${v.title}\t${v.description}\tready\tpublic\t{${v.tags}}\t${v.category}\t${v.language}\t${v.durationMs}\t${v.at}\t${v.at}`
    },
  )
  await copy('content.video_stats', 'video_id, views, watch_ms', function* () {
    for (const v of videos()) if (v.views > 0) yield `${v.id}\t${v.views}\t${v.views * 60_000}`
  })
  await copy(
    'discovery.documents',
    'id, kind, channel_id, title_key, category, duration_ms, published_at, views, popular, recent, vector',
    function* () {
      for (const v of videos()) {
        const vector = weighed([
          [v.title, 'A'],
          [v.tags.join(' '), 'B'],
          [v.channelName, 'C'],
          [v.description, 'D'],
        ])
        const length = v.durationMs < 240_000 ? 'short' : v.durationMs < 1_200_000 ? 'medium' : 'long'
        const signs = `'#kind/video' '#category/${v.category}' '#language/${v.language}' '#length/${length}'`
        const popular = v.views > (steps[0] ?? 0) ? 0 : v.views > (steps[1] ?? 0) ? 1 : 2
        const recent = STEPS.filter((step) => v.n >= step).length
        yield `${v.id}\tvideo\t${v.channelId}\t${v.title.toLowerCase()}\t${v.category}\t${v.durationMs}\t${v.at}\t${v.views}\t${popular}\t${recent}\t${vector} ${signs}`
      }
      for (let n = 0; n < CHANNELS; n++) {
        const vector = weighed([
          [nameOf(n), 'A'],
          [`channel ${n}`, 'B'],
        ])
        yield `${channelId(n)}\tchannel\t${channelId(n)}\t${nameOf(n).toLowerCase()}\t\\N\t\\N\t2026-01-01\t10\t0\t0\t${vector}`
      }
    },
  )
  await client.query(
    `insert into discovery.words (word, n)
     select word, count(*) from discovery.documents, unnest(tsvector_to_array(ts_filter(vector, '{a,b,c}'))) as word
     where word !~ '[0-9]' group by 1`,
  )
  // As the hour's job would: the steps are where they were put above.
  await client.query(
    `update discovery.ladder set moved_at = now(), views_0 = $1, views_1 = $2,
       recent_0 = (select min(published_at) from discovery.documents where kind = 'video' and recent = 0),
       recent_1 = (select min(published_at) from discovery.documents where kind = 'video' and recent <= 1)`,
    [(steps[0] ?? 0) + 1, (steps[1] ?? 0) + 1],
  )
  // The worker has made them already, of nothing.
  await client.query('truncate discovery.trending, discovery.popular, discovery.made')
  await client.query(`
    insert into discovery.trending (video_id, category, score)
      select id, category, views from discovery.documents where kind = 'video' and popular = 0 order by views desc limit 1000`)
  await client.query(`
    insert into discovery.popular (category, place, video_id)
      select category, n, id from (
        select category, id, row_number() over (partition by category order by views desc) - 1 as n
        from discovery.documents where kind = 'video' and popular = 0) ranked where n < 48`)
  await client.query(
    `insert into discovery.made select list, now() from unnest('{trending,popular,went_on}'::text[]) list`,
  )
  await client.query('analyze content.videos, content.video_stats')
  await client.query('select content.sort_again(array(select id from content.videos order by created_at))')
  await client.query("set maintenance_work_mem = '384MB'")
  for (const { definition } of indexes) await client.query(definition)
  for (const table of TABLES) await client.query(`alter table ${table} enable trigger all`)
  await client.query('delete from discovery.notes')
  await client.query('vacuum analyze')
}

const nameOf = (n: number) => `${WORDS[(n * 7) % WORDS.length]} ${WORDS[(n * 13 + 5) % WORDS.length]}`

/** Each word once, where it weighs most. */
function weighed(parts: readonly (readonly [text: string, weight: string])[]): string {
  const words = new Map<string, string>()
  let place = 0
  for (const [text, weight] of parts)
    for (const word of text.toLowerCase().split(' ')) {
      place++
      if (word && !words.has(word)) words.set(word, `'${word}':${place}${weight}`)
    }
  return [...words.values()].join(' ')
}

function stepsOfViews(): number[] {
  const views = new Float64Array(VIDEOS)
  for (const v of videos()) views[v.n] = v.views
  views.sort()
  return STEPS.map((step) => views[VIDEOS - step] ?? 0)
}

export function* videos() {
  const random = randomFrom(11)
  const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]! // never empty
  const word = () => WORDS[Math.floor(WORDS.length * random() ** 3)]! // the first ones often, the last seldom
  const words = (count: number) => Array.from({ length: count }, word)
  for (let n = 0; n < VIDEOS; n++) {
    const hash = createHash('md5').update(String(n)).digest('hex')
    const idOf = (first: string) =>
      `${first}-${hash.slice(0, 4)}-7${hash.slice(4, 7)}-8${hash.slice(7, 10)}-${hash.slice(10, 22)}`
    const channel = Math.floor(random() ** 2 * CHANNELS)
    const title = words(3 + Math.floor(random() * 4)).join(' ')
    yield {
      n,
      id: idOf('01970000'),
      assetId: idOf('01970001'),
      channelId: channelId(channel),
      channelName: nameOf(channel),
      title: `${title[0]?.toUpperCase()}${title.slice(1)}`,
      description: words(20).join(' '),
      tags: [...new Set(words(3))],
      category: one(CATEGORIES),
      language: one(['en', 'en', 'de', 'fr']),
      durationMs: 5000 + Math.floor(random() ** 2 * 7200) * 1000,
      at: new Date(1_790_000_000_000 - n * 120_000).toISOString(),
      views: Math.floor(random() ** 6 * 1e6),
    }
  }
}
