/** Of Windows, with any ending. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i
/** UTF-8: with an ending and a number it stays below the 255 that file systems take. */
const MOST_BYTES = 180

/** A title as the name of a file on any system: no folder, no sign that one of them refuses, nothing that cannot be seen. */
export function fileNameFrom(title: string, sourceName: string): { name: string; ending: string } {
  const plain = title
    .normalize('NFC')
    .replace(/[\p{C}]+/gu, ' ')
    .replace(/[<>:"/\\|?*]+/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const short = cutTo(plain, MOST_BYTES).replace(/[. ]+$/g, '')
  const name = short === '' ? 'Untitled' : RESERVED.test(short.split('.')[0] ?? '') ? `_${short}` : short
  const ending = /\.([a-z0-9]{1,5})$/i.exec(sourceName)?.[1]?.toLowerCase()
  return { name, ending: ending ? `.${ending}` : '' }
}

function cutTo(text: string, bytes: number): string {
  let size = 0
  let kept = ''
  for (const sign of text) {
    size += Buffer.byteLength(sign)
    if (size > bytes) break
    kept += sign
  }
  return kept
}

/** Gives each file a name that no other has, whatever the case: `Film.mp4`, `Film (2).mp4`. */
export function uniqueNames(taken: readonly string[] = []) {
  const used = new Set(taken.map(fold))
  const next = new Map<string, number>()
  return ({ name, ending }: { name: string; ending: string }): string => {
    const key = fold(name + ending)
    for (let n = next.get(key) ?? 1; ; n++) {
      const whole = n === 1 ? name + ending : `${name} (${n})${ending}`
      if (used.has(fold(whole))) continue
      used.add(fold(whole))
      next.set(key, n + 1)
      return whole
    }
  }
}

const fold = (name: string) => name.normalize('NFKC').toLowerCase()
