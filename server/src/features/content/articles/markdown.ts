import MarkdownIt from 'markdown-it'

export const MAX_BYTES = 200 * 1024

/** The only address a picture of an article can have: those of others would tell their owners who reads it. */
const PICTURE = /^image:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i
const LINK = /^(?:https?:\/\/|mailto:)/i

/** Stands in finished HTML where the address of a picture goes: addresses change, the rest does not. No text can hold it. */
const MARK = '\u0000'

export type Rendered = {
  /** Pieces of HTML; between each two stands the picture of that place. */
  pieces: string[]
  pictures: { id: string; alt: string }[]
  words: number
}

const md = new MarkdownIt({ html: false, linkify: true, typographer: false })
md.linkify.set({ fuzzyEmail: false, fuzzyLink: false })
md.validateLink = (address) => LINK.test(address.trim()) || PICTURE.test(address.trim())
md.renderer.rules.link_open = (tokens, at, options, _env, self) => {
  const token = tokens[at]
  // A link to a picture's short address leads nowhere.
  if (token && !LINK.test(String(token.attrGet('href')))) token.attrSet('href', '#')
  token?.attrSet('rel', 'nofollow noopener ugc')
  token?.attrSet('target', '_blank')
  return self.renderToken(tokens, at, options)
}
// `env` is what `render` below passes.
md.renderer.rules.image = (tokens, at, options, env: unknown, self) => {
  const token = tokens[at]
  const alt = token ? self.renderInlineAsText(token.children ?? [], options, env as Env) : ''
  const id = PICTURE.exec(String(token?.attrGet('src')))?.[1]
  if (!id)
    return md.utils.escapeHtml(alt) // somebody else's picture is its description
  ;(env as Env).pictures.push({ id: id.toLowerCase(), alt })
  return MARK
}
md.renderer.rules.table_open = () => '<div class="table" role="region" aria-label="Table" tabindex="0"><table>\n'
md.renderer.rules.table_close = () => '</table></div>\n'
/** The page has one title, and it is not in the text: `#` begins with the second level. */
for (const rule of ['heading_open', 'heading_close'] as const)
  md.renderer.rules[rule] = (tokens, at, options, _env, self) => {
    const token = tokens[at]
    if (token) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 1)}`
    return self.renderToken(tokens, at, options)
  }

type Env = { pictures: Rendered['pictures'] }

/** Markdown as HTML that holds nothing but what is allowed here, whatever was written. */
export function render(markdown: string): Rendered {
  const env: Env = { pictures: [] }
  // Written as an entity it gets past whoever looks at the text: what turns round the text behind it.
  const html = md.render(markdown, env).replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
  return { pieces: html.split(MARK), pictures: env.pictures, words: countWords(html) }
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Words as people count them, in scripts without spaces too; of a very long text about. */
function countWords(html: string): number {
  const text = html.replace(/<[^>]*>/g, ' ').replace(/&[a-z]+;/g, ' ')
  // Looking for the ends of words in Thai or Japanese takes time; where words have spaces between them it is not needed.
  if (!/[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/.test(text))
    return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,-]*/gu)?.length ?? 0
  let words = 0
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words++
  return words
}

/** As adults read prose; at least one minute as soon as there is a word. */
const WORDS_A_MINUTE = 230
export const readingMinutes = (words: number) => (words === 0 ? 0 : Math.max(1, Math.round(words / WORDS_A_MINUTE)))

type Shown = { url: string | null; small: string | null; width: number | null; height: number | null }

const asText = md.utils.escapeHtml

/** The finished HTML, with the addresses that pictures have now; one that is not there is its description. */
export function withPictures({ pieces, pictures }: Rendered, find: (id: string) => Shown | undefined): string {
  return pieces
    .map((piece, index) => {
      const picture = pictures[index]
      if (!picture) return piece
      const shown = find(picture.id)
      if (!shown?.url || !shown.small) return `${piece}<span class="picture">${asText(picture.alt || 'Picture')}</span>`
      const size = shown.width && shown.height ? ` width="${shown.width}" height="${shown.height}"` : ''
      const set = shown.width && shown.width > 800 ? ` srcset="${shown.small} 800w, ${shown.url} ${shown.width}w"` : ''
      return `${piece}<img src="${shown.url}"${set}${set && ' sizes="(width &gt;= 800px) 720px, 100vw"'}${size} alt="${asText(picture.alt)}" loading="lazy" decoding="async">`
    })
    .join('')
}

/** Every picture that a text names. */
export const pictureIds = (markdown: string): string[] =>
  [...markdown.matchAll(/image:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/gi)].map(([, id]) =>
    String(id).toLowerCase(),
  )

/** What search looks through: the words, without signs and addresses. */
export const plainText = (markdown: string): string =>
  markdown.replace(/\]\([^)\n]*\)/g, ' ').replace(/https?:\/\/\S+/g, ' ')
