import './article.css'
import { cx } from '#web/lib/cx.ts'

/** An article's text, as the server made it of Markdown: nothing that was written is in it as HTML. */
export function ArticleText({ html, className }: { html: string; className?: string }) {
  return (
    <div
      className={cx('article-text', className)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: of the server's own making, from a list of what is allowed
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
