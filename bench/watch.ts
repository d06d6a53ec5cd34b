import { cpSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paintVideo } from '../demo/paint-video.ts'
import { type Program, prepareProgram } from '../e2e/program.ts'
import { insertVideos, signUp } from './given.ts'
import { askedBefore, look, median, type Noted, openLooker, type Slower, worst } from './look.ts'
import { publicVideo } from './public-video.ts'

const SLOW_4G: Slower = { down: 1_600_000, up: 750_000, rttMs: 150, cpu: 4 }
/** Painted once, kept between runs. */
const FILM = join(tmpdir(), 'studio-bench-sources', 'lights-1080.mp4')
const OTHERS = 19

/** PeerTube 7.0.1-develop on a machine of the same kind (2 cores, Debian 12), without a slower line; of `paintMs` the first paint. */
const PEERTUBE = { line: 'PeerTube, loopback', paintMs: '1000-1300', scriptsKb: 843, scripts: 78 }

/**
 * The watch page of a film, beside others in the list, as a visitor with an empty cache sees it: on this machine's line, and
 * on a slow mobile one with a processor four times as slow. ms after the navigation; scripts without hls.js, compressed. What the
 * browser takes for a page that is next to nothing stands above: that much of the other figures is not ours.
 */
export async function benchWatch(rounds = 7) {
  const program = await prepareProgram()
  const browser = await openLooker()
  try {
    await program.start()
    const { cookie, channelId } = await signUp(program.origin)
    const videoId = await publicVideo(program.origin, cookie, await film())
    await othersInTheList(program, { channelId, videoId })
    const url = `${program.origin}/watch/${videoId}`
    const here = await look(browser, { url, rounds, until: 'firstFrame' })
    const slow = await look(browser, { url, rounds, until: 'firstFrame', slower: SLOW_4G })
    const plain = await look(browser, { url: `${program.origin}/robots.txt`, rounds, until: 'largest' })
    return [
      { line: 'a few words of plain text, loopback', ...paintOf(plain) },
      { line: 'loopback', ...rowOf(here, { paint: 500, frame: 1000 }) },
      { line: 'slow 4G, CPU / 4', ...rowOf(slow, { paint: 2000, frame: 4000 }) },
      PEERTUBE,
    ]
  } finally {
    await browser.close()
    await program.remove()
  }
}

const paintOf = (runs: readonly Noted[]) => ({
  firstByteMs: median(runs, (noted) => noted.firstByte),
  paintMs: median(runs, (noted) => noted.firstPaint),
  largestMs: median(runs, (noted) => noted.largest),
  largestWorstMs: worst(runs, (noted) => noted.largest),
})

function rowOf(runs: readonly Noted[], wanted: { paint: number; frame: number }) {
  const { requests, scripts, scriptsGzipKb, hlsGzipKb } = askedBefore(runs.at(-1), 'firstFrame')
  return {
    ...paintOf(runs),
    wantedLargestMs: wanted.paint,
    largestIs: [...new Set(runs.map((noted) => noted.largestIs))].join(', '),
    wantedFrameMs: wanted.frame,
    frameMs: median(runs, (noted) => noted.firstFrame),
    frameWorstMs: worst(runs, (noted) => noted.firstFrame),
    wantedScriptsKb: 178,
    scriptsKb: scriptsGzipKb,
    hlsKb: hlsGzipKb,
    scripts,
    requests,
  }
}

async function film(): Promise<string> {
  if (existsSync(FILM)) return FILM
  mkdirSync(join(FILM, '..'), { recursive: true })
  const size = { width: 1920, height: 1080 }
  const half = FILM.replace('.mp4', '-half.mp4')
  await paintVideo(half, { ...size, scene: 'lights', seed: 7, look: 1, seconds: 12, tune: 'night' })
  renameSync(half, FILM)
  return FILM
}

/** With pictures of their own addresses, which the page loads beside the film; they are copies of the film's. */
async function othersInTheList(program: Program, { channelId, videoId }: { channelId: string; videoId: string }) {
  await insertVideos(program, channelId, OTHERS)
  const assets = await program.query<{ id: string; own: boolean }>(
    'select asset_id as id, id = $1 as own from content.videos where channel_id = $2',
    [videoId, channelId],
  )
  const folderOf = (id: string) => join(program.data, 'objects/objects/media', id)
  const from = folderOf(assets.find(({ own }) => own)?.id ?? '')
  for (const { id, own } of assets) {
    if (own) continue
    mkdirSync(folderOf(id), { recursive: true })
    for (const name of ['poster.jpg', 'poster-320.webp']) cpSync(join(from, name), join(folderOf(id), name))
  }
}
