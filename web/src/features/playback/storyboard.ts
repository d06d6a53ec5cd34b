/** One small picture: a part of a sheet, in the sheet's pixels. */
export type Tile = { startS: number; endS: number; url: string; x: number; y: number; width: number; height: number }

const TIMES = /^([\d:.]+)\s+-->\s+([\d:.]+)/
const PLACE = /^(.+)#xywh=(?:pixel:)?(\d+),(\d+),(\d+),(\d+)$/

/**
 * Reads a list of tiles; lines it does not know are left out.
 * @param base the address it was asked for at, which relative addresses refer to
 */
export function parseStoryboard(text: string, base: string): Tile[] {
  const tiles: Tile[] = []
  let times: [number, number] | null = null
  for (const line of text.split(/\r?\n/)) {
    const [, from, to] = TIMES.exec(line) ?? []
    if (from && to) {
      times = [secondsOf(from), secondsOf(to)]
      continue
    }
    const [, sheet, ...place] = PLACE.exec(line.trim()) ?? []
    if (!times || !sheet) continue
    const [x = 0, y = 0, width = 0, height = 0] = place.map(Number)
    tiles.push({ startS: times[0], endS: times[1], url: new URL(sheet, base).href, x, y, width, height })
    times = null
  }
  return tiles
}

/** The tile shown at that time; the first or last one outside of all. */
export function tileAt(tiles: readonly Tile[], timeS: number): Tile | undefined {
  let low = 0
  let high = tiles.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (tiles[middle]!.startS <= timeS)
      low = middle // between two indices of the list
    else high = middle - 1
  }
  return tiles[low]
}

/** `00:01:02.500` or `01:02.500` */
const secondsOf = (clock: string): number => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
