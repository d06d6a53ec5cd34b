type Findable = { label: string; also?: string | undefined }

/** Written without spaces: what is typed may begin anywhere. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u

/** Lower case and without accents, so that "zoe" finds "Zoë". */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

/** Those in which every word typed begins a word of the name or of what it is also called; names first, order kept. */
export function findCommands<T extends Findable>(commands: readonly T[], typed: string): T[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...commands]
  const begins = (text: string, word: string) =>
    plain(text)
      .split(/[\s/-]+/)
      .some((each) => each.startsWith(word) || (UNSPACED.test(word) && each.includes(word)))
  const named = commands.filter(({ label }) => words.every((word) => begins(label, word)))
  const others = commands.filter(
    (command) =>
      !named.includes(command) &&
      words.every((word) => begins(command.label, word) || begins(command.also ?? '', word)),
  )
  return [...named, ...others]
}
