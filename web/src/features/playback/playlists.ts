/** One version in a list of versions (RFC 8216 section 4.3.4.2); 0 and empty for what the list does not say. */
export type ListedLevel = {
  url: string
  width: number
  height: number
  /** At its peak, in bit/s: what the line has to carry. */
  bitrate: number
  frameRate: number
  codecs: string
}

/** @param base the address of the list itself */
export function levelsIn(list: string, base: string): ListedLevel[] {
  return [...list.matchAll(/^#EXT-X-STREAM-INF:(.*)\r?\n([^#\r\n]+)/gm)].map(([, attributes = '', uri = '']) => {
    const read = (pattern: RegExp) => pattern.exec(attributes)?.[1] ?? ''
    const [width, height] = read(/RESOLUTION=(\d+x\d+)/)
      .split('x')
      .map(Number)
    return {
      url: new URL(uri, base).href,
      width: width || 0,
      height: height || 0,
      bitrate: Number(read(/(?:^|,)BANDWIDTH=(\d+)/)),
      frameRate: Number(read(/FRAME-RATE=([\d.]+)/)),
      codecs: read(/CODECS="([^"]*)"/),
    }
  })
}

/**
 * The segment that is shown at `atS`, after what it needs to be read.
 * @returns nothing where it is a part of a larger file
 */
export function pieceAt(playlist: string, base: string, atS: number): string[] {
  if (playlist.includes('BYTERANGE')) return []
  let map: string | undefined
  let [from, lengthS] = [0, 0]
  for (const line of playlist.split(/\r?\n/)) {
    if (line.startsWith('#EXT-X-MAP:')) map = /URI="([^"]+)"/.exec(line)?.[1]
    else if (line.startsWith('#EXTINF:')) lengthS = Number.parseFloat(line.slice(8))
    else if (line && !line.startsWith('#')) {
      from += lengthS
      if (from > atS) return [...(map ? [map] : []), line].map((uri) => new URL(uri, base).href)
    }
  }
  return []
}
