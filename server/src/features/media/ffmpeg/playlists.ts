/** One stored segment. `uri` is relative to the playlist; `padding` is how many bytes the cipher has added to it, 1 to 16. */
export type SegmentRow = { uri: string; durationS: number; padding?: number }

/**
 * Segments that share a header. A second run (another init) follows with a discontinuity. With `keyUri` the segments are
 * encrypted, by AES-128 in CBC over each of them, with their number in the playlist as the vector; the header is not.
 */
export type SegmentRun = { initUri: string; segments: readonly SegmentRow[]; keyUri?: string }

/** One line of a master playlist; rates in bits per second, as measured by `bandwidthOf`. */
export type VariantRow = {
  uri: string
  peak: number
  average: number
  codecs: readonly string[]
  width: number | null
  height: number | null
  fps: number | null
}

/**
 * A media playlist of fragmented MP4.
 * @param state `growing` may be asked for again and starts playing at zero; `complete` is final
 * @param announcedS EXT-X-TARGETDURATION announced while growing: it must not change between two answers
 * @see RFC 8216 section 4.3.3, and 6.2.1 for what may change in a playlist that grows
 */
export function mediaPlaylist(runs: readonly SegmentRun[], state: 'growing' | 'complete', announcedS = 0): string {
  const longest = Math.max(1, ...runs.flatMap((run) => run.segments.map((segment) => Math.round(segment.durationS))))
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${state === 'growing' ? Math.max(longest, announcedS) : longest}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    `#EXT-X-PLAYLIST-TYPE:${state === 'growing' ? 'EVENT' : 'VOD'}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
    // Without it a player takes a growing playlist for a broadcast and begins near its end.
    ...(state === 'growing' ? ['#EXT-X-START:TIME-OFFSET=0'] : []),
  ]
  for (const [number, run] of runs.entries()) {
    if (number > 0) lines.push('#EXT-X-DISCONTINUITY')
    // A key holds for what follows it, headers too, and an encrypted header would need a vector of its own.
    if (number > 0 && runs[number - 1]?.keyUri) lines.push('#EXT-X-KEY:METHOD=NONE')
    lines.push(`#EXT-X-MAP:URI="${run.initUri}"`)
    if (run.keyUri) lines.push(`#EXT-X-KEY:METHOD=AES-128,URI="${run.keyUri}"`)
    for (const { durationS, uri } of run.segments) lines.push(`#EXTINF:${durationS.toFixed(6)},`, uri)
  }
  if (state === 'complete') lines.push(...paddingsOf(runs), '#EXT-X-ENDLIST')
  return `${lines.join('\n')}\n`
}

/**
 * For whoever puts the segments together to one file, so that where each begins in it needs none of them read: a comment to
 * players, one sign a segment (0 is one byte, f are sixteen).
 */
const PADDINGS = '#paddings:'

function paddingsOf(runs: readonly SegmentRun[]): string[] {
  const paddings = runs.flatMap(({ segments }) => segments.map(({ padding }) => padding))
  const known = paddings.length > 0 && paddings.every((padding) => padding !== undefined)
  return known ? [`${PADDINGS}${paddings.map((padding) => (padding - 1).toString(16)).join('')}`] : []
}

/** @returns one for each segment, or null where the playlist does not tell them */
export function paddingsIn(list: string, segments: number): number[] | null {
  const line = list.split('\n').find((each) => each.startsWith(PADDINGS))
  const signs = line?.slice(PADDINGS.length) ?? ''
  if (signs.length !== segments || !/^[0-9a-f]+$/.test(signs)) return null
  return [...signs].map((sign) => Number.parseInt(sign, 16) + 1)
}

/** A sound track to choose; without `uri` it is the one that comes with the pictures. */
export type SoundRow = { uri: string | null; label: string; language: string | null }

/**
 * The master playlist over the renditions that exist by now.
 * @param variants the first is what a player begins with
 * @param sounds none, or all that can be chosen, the default first
 * @see RFC 8216 sections 4.3.4.1 and 4.3.4.2
 */
export function masterPlaylist(variants: readonly VariantRow[], sounds: readonly SoundRow[] = []): string {
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS']
  const names = new Set<string>()
  for (const [at, { uri, label, language }] of sounds.entries()) {
    // Names must differ within a group; a quote or a line's end would end the attribute.
    const plain = label.replace(/["\r\n]/g, ' ')
    const name = names.has(plain) ? `${plain} (${at + 1})` : plain
    names.add(name)
    const attributes = [
      ...['TYPE=AUDIO', 'GROUP-ID="sound"', `NAME="${name}"`],
      ...(language ? [`LANGUAGE="${canonical(language)}"`] : []),
      ...[at === 0 ? 'DEFAULT=YES' : 'DEFAULT=NO', 'AUTOSELECT=YES'],
      ...(uri ? [`URI="${uri}"`] : []),
    ]
    lines.push(`#EXT-X-MEDIA:${attributes.join(',')}`)
  }
  for (const variant of variants) {
    const attributes = [
      `BANDWIDTH=${Math.ceil(variant.peak)}`,
      `AVERAGE-BANDWIDTH=${Math.ceil(variant.average)}`,
      `CODECS="${variant.codecs.join(',')}"`,
      ...(variant.width && variant.height ? [`RESOLUTION=${variant.width}x${variant.height}`] : []),
      ...(variant.fps ? [`FRAME-RATE=${variant.fps.toFixed(3)}`] : []),
      ...(sounds.length > 0 ? ['AUDIO="sound"'] : []),
    ]
    lines.push(`#EXT-X-STREAM-INF:${attributes.join(',')}`, variant.uri)
  }
  return `${lines.join('\n')}\n`
}

/** Players want the shortest code of a language, `de`; files mostly have `deu`. */
function canonical(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? language
  } catch {
    return 'und' // whatever the file says, it is no language tag
  }
}

/**
 * Measures what BANDWIDTH and AVERAGE-BANDWIDTH mean.
 * @returns bits per second; `peak` is the largest rate of any run of segments lasting 0.5 to 1.5 target durations
 * @see RFC 8216 section 4.1
 */
export function bandwidthOf(segments: readonly { durationS: number; size: number }[]): {
  peak: number
  average: number
} {
  const target = Math.max(1, ...segments.map((segment) => Math.round(segment.durationS)))
  const rate = (bytes: number, durationS: number) => (durationS > 0 ? (bytes * 8) / durationS : 0)
  let allBytes = 0
  let allS = 0
  let peak = 0
  for (const [start, first] of segments.entries()) {
    allBytes += first.size
    allS += first.durationS
    let bytes = 0
    let durationS = 0
    for (let at = start; at < segments.length && durationS < target * 1.5; at++) {
      bytes += segments[at]?.size ?? 0
      durationS += segments[at]?.durationS ?? 0
      if (durationS >= target * 0.5 && durationS <= target * 1.5) peak = Math.max(peak, rate(bytes, durationS))
    }
  }
  const average = Math.round(rate(allBytes, allS))
  return { peak: Math.max(Math.round(peak), average), average }
}
