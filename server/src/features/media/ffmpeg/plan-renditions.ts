import { encodePlan, type Plan, planFor, SEGMENT_S, soundPlan } from './decide.ts'
import { type Codec, type Encoding, ladderFor, type Rung, rungsBelowCopy, STANDARD } from './ladder.ts'
import type { AudioInfo, SourceInfo } from './probe.ts'

/** One rendition that a source is worth. `name` is its folder and its row's key. */
export type Planned = {
  name: string
  medium: 'video' | 'audio'
  /** null for sound */
  codec: Codec | null
  plan: Plan
  /** for sound: what a player calls it */
  track: { index: number; language: string | null; label: string } | null
  /** Those of one number are made by one ffmpeg with one decode; 0 comes first and plays soonest. */
  batch: number
}

/** Above it a second pass: who waits for a 4K video has 1080p well before the rest (an estimated third of the time), for one decode more. */
const TALL = 1080
const LONG_MS = 60_000
/** HEVC and AV1 save bits where there are many. */
const LEAST_FOR_OTHERS = 360

/** Everything worth making of a source, in the order of making. The first makes it playable. */
export function planRenditions(source: SourceInfo, encoding: Encoding = STANDARD): Planned[] {
  const plan = planFor(source, encoding)
  const first: Planned = {
    name: nameOf(source, plan),
    medium: source.video ? 'video' : 'audio',
    codec: plan.video && !plan.video.copy ? 'h264' : null,
    plan,
    track: null,
    batch: 0,
  }
  return [first, ...soundTracks(source), ...pictures(source, plan, encoding)].filter(
    (each, at, all) => all.findIndex((other) => other.name === each.name) === at,
  )
}

function nameOf(source: SourceInfo, plan: Plan): string {
  if (plan.kind === 'remux') return 'original'
  if (!source.video || !plan.video || plan.video.copy) return source.video ? 'original' : 'audio'
  return `${Math.min(plan.video.width, plan.video.height)}p`
}

function pictures(source: SourceInfo, first: Plan, encoding: Encoding): Planned[] {
  const { video } = source
  if (!video) return []
  const remux = first.kind === 'remux'
  const rungs = remux ? rungsBelowCopy(video, source.bitrate, encoding) : ladderFor(video, encoding)
  const inTwo = source.durationMs > LONG_MS && rungs.some((rung) => rung.shortSide > TALL)
  const rendition = (rung: Rung, codec: Codec, batch: number): Planned => {
    const plan = encodePlan(source, rung, { encoding, codec })
    const name = nameOf(source, plan)
    return { name: codec === 'h264' ? name : `${name}-${codec}`, medium: 'video', codec, plan, track: null, batch }
  }
  const others = (['hevc', 'av1'] as const).filter((codec) => encoding.codecs.includes(codec))
  const all = ladderFor(video, encoding)
  const worth = all.filter((rung, at) => rung.shortSide >= LEAST_FOR_OTHERS || at === 0)
  return [
    ...rungs.map((rung) => rendition(rung, 'h264', inTwo && rung.shortSide > TALL ? 2 : 1)),
    ...others.flatMap((codec, at) => worth.map((rung) => rendition(rung, codec, 3 + at))),
  ].sort((a, b) => a.batch - b.batch)
}

/** What is heard by default comes with the picture; each further track is a rendition of its own. */
function soundTracks(source: SourceInfo): Planned[] {
  const { audio, audioTracks } = source
  if (!audio) return []
  return audioTracks
    .filter((track) => track.index !== audio.index)
    .slice(0, 15)
    .map((track, at) => ({
      name: `sound-${at + 2}`,
      medium: 'audio',
      codec: null,
      plan: soundPlan(source, track, SEGMENT_S),
      track: { index: track.index, language: track.language, label: labelOf(track, at + 2) },
      batch: 1,
    }))
}

/** What a player's menu says: the name that the file gives, else the language's own, else a number. */
export function labelOf(track: Pick<AudioInfo, 'title' | 'language'>, number: number): string {
  const said = track.title?.replace(/["\p{C}]/gu, '').trim()
  return said || languageName(track.language) || `Sound ${number}`
}

function languageName(language: string | null): string | null {
  if (!language) return null
  try {
    const own = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(language)
    return own ? own[0]?.toLocaleUpperCase(language) + own.slice(1) : language
  } catch {
    return language // a code that nobody registered
  }
}
