import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { after, afterEach, test } from 'node:test'
import { clip } from '#test/clips.ts'
import { assertProblem } from '#test/problems.ts'
import { openStudio } from '#test/studio.ts'
import { CATEGORIES } from './podcast.ts'
import { escapeXml } from './xml.ts'

const studio = await openStudio({ after }, { worker: true })
const ana = await studio.given.person('Ana <&> "B"')
const stranger = studio.visitor()
const HOSTILE = ']]>&<b>"\'\u0001😀\ud800x'

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

type Node = { tag: string; text: string; attrs: Record<string, string>; children: Node[] }
const READ = `
import sys, json, xml.etree.ElementTree as E
def node(e): return {'tag': e.tag, 'text': e.text or '', 'attrs': dict(e.attrib), 'children': [node(c) for c in e]}
print(json.dumps(node(E.fromstring(sys.stdin.buffer.read()))))`
/** By a reader of somebody else, which takes no half-good XML. */
const parse = (xml: string): Node => JSON.parse(execFileSync('python3', ['-c', READ], { input: xml }).toString())
const all = (node: Node, tag: string): Node[] => [
  ...(node.tag.endsWith(`}${tag}`) || node.tag === tag ? [node] : []),
  ...node.children.flatMap((each) => all(each, tag)),
]
const textOf = (node: Node, tag: string) => all(node, tag)[0]?.text

const ITUNES = '{http://www.itunes.com/dtds/podcast-1.0.dtd}'
/** What stands directly in a node: exactly one. */
function only(node: Node, tag: string): Node {
  const found = node.children.filter((each) => each.tag === tag)
  assert.equal(found.length, 1, tag)
  return found[0] ?? node
}
/** RFC 2822 section 3.3, with the day of the week that it is. */
function isMailDate(text: string) {
  assert.match(
    text,
    /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} [\d:]{8} GMT$/,
  )
  assert.equal(new Date(text).toUTCString(), text)
}
/** What feed validators refuse. @see https://www.rssboard.org/rss-specification */
function checkRss(rss: Node, path: string): { channel: Node; items: Node[] } {
  assert.deepEqual([rss.tag, rss.attrs.version], ['rss', '2.0'])
  const channel = only(rss, 'channel')
  for (const tag of ['title', 'link', 'description']) assert.ok(only(channel, tag).text.trim(), tag)
  const self = only(channel, '{http://www.w3.org/2005/Atom}link').attrs
  assert.deepEqual(self, { href: `${studio.ctx.publicUrl}${path}`, rel: 'self', type: 'application/rss+xml' })
  isMailDate(only(channel, 'lastBuildDate').text)
  const items = all(channel, 'item')
  for (const item of items) {
    for (const tag of ['title', 'link', 'guid', 'description']) assert.ok(only(item, tag).text.trim(), tag)
    isMailDate(only(item, 'pubDate').text)
    const { text, attrs } = only(item, 'guid')
    if (attrs.isPermaLink === 'true') assert.equal(text, only(item, 'link').text)
    else assert.equal(attrs.isPermaLink, 'false')
  }
  const guids = items.map((item) => only(item, 'guid').text)
  assert.equal(new Set(guids).size, guids.length)
  const everything = (node: Node): Node[] => [node, ...node.children.flatMap(everything)]
  for (const { tag, text, attrs } of everything(channel)) {
    if (tag === 'link') assert.ok(text.startsWith(`${studio.ctx.publicUrl}/`), text)
    for (const address of [attrs.href, attrs.url])
      if (address !== undefined) assert.ok(address.startsWith(`${studio.ctx.publicUrl}/`), address)
  }
  return { channel, items }
}
/** @see https://podcasters.apple.com/support/1691-apple-podcasts-categories */
const APPLE = [
  'Arts',
  'Business',
  'Comedy',
  'Education',
  'Fiction',
  'Government',
  'Health & Fitness',
  'History',
  'Kids & Family',
  'Leisure',
  'Music',
  'News',
  'Religion & Spirituality',
  'Science',
  'Society & Culture',
  'Sports',
  'TV & Film',
  'Technology',
  'True Crime',
]

const video = await studio.given.video(ana, await clip('h264Aac'))
const sound = await studio.given.video(ana, await clip('mp3'))
await studio.settled() // a storyboard and a checksum change the time of a feed as well
const handle = String((await ana.get('/api/me')).json().channels[0].handle)
const change = (id: string, body: object) => ana.patch(`/api/creator/videos/${id}`, body)

test('text of people never ends an element', () => {
  assert.equal(escapeXml(HOSTILE), ']]&gt;&amp;&lt;b&gt;&quot;&apos;😀\ufffdx')
})

test('feeds, sitemap and oEmbed tell what is public, in XML that others read', async () => {
  await change(video.id, { title: HOSTILE.toWellFormed(), description: HOSTILE.toWellFormed(), tags: ['<i>'] })
  const feedOf = () => stranger.get(`/channel/${handle}/feed.xml`)
  const empty = parse((await feedOf()).body)
  assert.equal(all(empty, 'item').length, 0)
  assert.equal(textOf(empty, 'title'), 'Ana <&> "B"')

  await change(video.id, { visibility: 'public' })
  const feed = await feedOf()
  assert.match(String(feed.headers['content-type']), /^application\/rss\+xml/)
  const [item] = checkRss(parse(feed.body), `/channel/${handle}/feed.xml`).items
  assert.ok(item)
  assert.equal(textOf(item, 'title'), video.title ? textOf(item, 'title') : '')
  assert.match(textOf(item, 'title') ?? '', /^\]\]>&<b>"'/)
  assert.equal(textOf(item, 'link'), `${studio.ctx.publicUrl}/watch/${video.id}`)
  assert.ok(!Number.isNaN(Date.parse(textOf(item, 'pubDate') ?? '')))

  // Readers that have it already get nothing.
  for (const headers of [
    { 'if-none-match': `W/${feed.headers.etag}` },
    { 'if-modified-since': String(feed.headers['last-modified']) },
  ]) {
    const again = await stranger.get(`/channel/${handle}/feed.xml`, headers as unknown as Record<string, string>)
    assert.equal(again.statusCode, 304)
    assert.equal(again.body, '')
  }
  assert.equal((await stranger.get(`/channel/${handle}/feed.xml`, { 'if-none-match': '"other"' })).statusCode, 200)
  assert.equal((await stranger.get('/channel/nobody-here/feed.xml')).statusCode, 404)

  const index = parse((await stranger.get('/sitemap.xml')).body)
  const parts = all(index, 'loc').map(({ text }) => new URL(text).pathname)
  assert.equal(parts.length, 2)
  const [channels = '', videos = ''] = parts
  assert.deepEqual(
    all(parse((await stranger.get(channels)).body), 'loc').map(({ text }) => text),
    [`${studio.ctx.publicUrl}/channel/${handle}`],
  )
  const map = parse((await stranger.get(videos)).body)
  assert.equal(textOf(map, 'loc'), `${studio.ctx.publicUrl}/watch/${video.id}`)
  assert.match(textOf(map, 'thumbnail_loc') ?? '', /^http.*\/media\//)
  assert.equal(textOf(map, 'duration'), '2')
  assert.equal((await stranger.get('/sitemap-videos-nonsense.xml')).statusCode, 404)
  assert.match((await stranger.get('/robots.txt')).body, /^Sitemap: http.*\/sitemap\.xml$/m)
})

test('oEmbed says how to show a video, and nothing of what strangers may not see', async () => {
  const url = `${studio.ctx.publicUrl}/watch/${video.id}`
  const ask = (query: string, of = url) => stranger.get(`/api/oembed?url=${encodeURIComponent(of)}${query}`)
  const answer = (await ask('&maxwidth=320&maxheight=100')).json()
  assert.equal(answer.type, 'video')
  assert.deepEqual([answer.width, answer.height, answer.thumbnail_width, answer.thumbnail_height], [177, 100, 177, 100])
  assert.match(
    answer.html,
    new RegExp(`^<iframe src="${studio.ctx.publicUrl}/embed/${video.id}" width="177" height="100" title="\\]\\]&#62;`),
  )
  assert.match((await ask('', `${url}?t=65`)).json().html, /\/embed\/[\w-]+\?start=65"/)
  const xml = await ask('&format=xml')
  assert.match(String(xml.headers['content-type']), /^text\/xml/)
  assert.equal(textOf(parse(xml.body), 'html'), (await ask('')).json().html)
  assertProblem(await ask('&format=yaml'), 501, 'content.oembed_format_unknown')
  assertProblem(await ask('&maxwidth=-1'), 400, 'request.invalid')
  for (const of of [
    'nonsense',
    'https://elsewhere.example/watch/1',
    `${studio.ctx.publicUrl}/watch/none`,
    `${url.slice(0, -4)}0000`,
  ])
    assertProblem(await ask('', of), 404, 'content.nothing_to_embed')
  await change(video.id, { embedding: 'nowhere' })
  assert.equal((await ask('')).json().type, 'link')
  assert.equal((await ask('')).json().html, undefined)
  await change(video.id, { visibility: 'private' })
  assertProblem(await ask(''), 404, 'content.nothing_to_embed')
  await change(video.id, { visibility: 'public', embedding: 'everywhere' })
})

test('a podcast has a category that directories know', () => {
  for (const category of Object.values(CATEGORIES)) assert.ok(APPLE.includes(category), category)
})

test('a podcast hands out sounds that may be downloaded, with their exact size', async () => {
  const podcast = () => stranger.get(`/channel/${handle}/podcast.xml`)
  await change(sound.id, { visibility: 'public', title: 'Episode 1', language: 'de', category: 'technology' })
  assertProblem(await podcast(), 404, 'content.no_podcast')
  await change(sound.id, { downloads: true, description: 'é'.repeat(2400) })
  const read = parse((await podcast()).body)
  const { channel, items } = checkRss(read, `/channel/${handle}/podcast.xml`)
  const [item, ...others] = items
  assert.ok(item)
  assert.deepEqual(others, [])
  assert.equal(textOf(read, 'language'), 'de')
  assert.equal(all(read, 'category').at(-1)?.attrs.text, 'Technology')
  assert.equal(textOf(item, 'guid'), sound.id)
  const enclosure = all(item, 'enclosure')[0]?.attrs ?? {}
  assert.equal(enclosure.type, 'audio/mpeg')
  const path = new URL(enclosure.url ?? '').pathname
  const file = await stranger.get(path)
  assert.equal(file.statusCode, 200)
  assert.equal(file.headers['content-type'], 'audio/mpeg')
  assert.equal(file.rawPayload.length, Number(enclosure.length))
  const part = await stranger.get(path, { range: 'bytes=0-9' })
  assert.deepEqual([part.statusCode, part.rawPayload.length], [206, 10])
  const cover = await stranger.get(new URL(all(read, 'image')[0]?.attrs.href ?? '').pathname)
  assert.equal(cover.headers['content-type'], 'image/png')
  assert.deepEqual([cover.rawPayload.readUInt32BE(16), cover.rawPayload.readUInt32BE(20)], [1400, 1400])
  assert.match(String(cover.headers['cache-control']), /^public/)

  // @see https://podcasters.apple.com/support/823-podcast-requirements and the Podcast Standards Project
  assert.equal(only(channel, `${ITUNES}image`).attrs.href, `${studio.ctx.publicUrl}/channel/${handle}/cover.png`)
  assert.ok(APPLE.includes(only(channel, `${ITUNES}category`).attrs.text ?? ''))
  assert.match(only(channel, 'language').text, /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)
  assert.ok(only(channel, `${ITUNES}author`).text)
  assert.match(only(item, `${ITUNES}duration`).text, /^[1-9]\d*$/)
  assert.equal(only(item, 'description').text, 'é'.repeat(2000))
  const head = await studio.app.inject({ method: 'HEAD', url: path })
  assert.deepEqual(
    [head.statusCode, head.headers['content-length'], head.headers['accept-ranges']],
    [200, enclosure.length, 'bytes'],
  )
  const explicit = () => [channel, item].map((node) => only(node, `${ITUNES}explicit`).text)
  assert.deepEqual(explicit(), ['false', 'false'])
  // The same address with another ending, of a film, and of what is no longer offered.
  assert.equal((await stranger.get(path.replace('.mp3', '.m4a'))).statusCode, 404)
  assert.equal((await stranger.get(path.replace(sound.id, video.id))).statusCode, 404)
  await change(sound.id, { downloads: false })
  assert.equal((await stranger.get(path)).statusCode, 404)
})

test('the head of a page leads to all of it', async () => {
  const page = (await stranger.get(`/watch/${video.id}`)).body
  assert.match(page, /<link rel="alternate" type="application\/json\+oembed" href="[^"]*url=http[^"]*&#38;format=json"/)
  assert.ok(page.includes(`<meta property="og:video" content="${studio.ctx.publicUrl}/embed/${video.id}">`))
  assert.ok(page.includes(`<meta name="twitter:player" content="${studio.ctx.publicUrl}/embed/${video.id}">`))
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '')
  assert.equal(data['@type'], 'VideoObject')
  assert.match(data.duration, /^PT2S$/)
  const channel = (await stranger.get(`/channel/${handle}/vods`)).body
  assert.match(channel, /<link rel="alternate" type="application\/rss\+xml" href="[^"]*\/feed\.xml"/)
})
