import type { FastifyReply, FastifyRequest } from 'fastify'
import { directionOf, type Language, type Say, said } from '#platform/language.ts'
import type { Problem } from '#platform/problem.ts'

/** Whether a person opened the address in a window; players and programs read problem+json. */
export function isOpenedByPerson(req: FastifyRequest): boolean {
  const destination = req.headers['sec-fetch-dest']
  if (destination !== undefined) return destination === 'document'
  return /\btext\/html\b/.test(req.headers.accept ?? '')
}

const TEXTS: Record<string, { title: string; text: string }> = {
  'media.address_expired': {
    title: said('This address has ended'),
    text: said(
      'Addresses of protected videos work for some hours only. Open the page of the video again: it has a new one for everybody who may watch it.',
    ),
  },
  'media.address_elsewhere': {
    title: said('This video is not shown here'),
    text: said('Files of protected videos cannot be used from other sites. Open the page of the video instead.'),
  },
  'media.address_invalid': {
    title: said('This address does not work'),
    text: said(
      'It may be incomplete, of a video that is not public, or of one that was taken down. Open the page of the video, or ask whoever sent you the link.',
    ),
  },
  'media.not_found': {
    title: said('There is no such file'),
    text: said('It may have been replaced. Open the page of the video: it knows where the files are.'),
  },
}

/** @returns false when there is no page for it */
export function sendRefusedPage(reply: FastifyReply, problem: Problem, language: Language): boolean {
  const words = TEXTS[problem.code]
  if (!words) return false
  void reply
    .code(problem.status)
    .headers({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    })
    .type('text/html; charset=utf-8')
    .send(page(words, language, reply.server.words(language)))
  return true
}

const page = ({ title, text }: { title: string; text: string }, language: Language, say: Say) => `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(title)}</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { margin: 0; min-height: 100dvh; display: grid; place-content: center; padding: 24px; box-sizing: border-box }
  main { max-width: 30rem }
  h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 12px }
  p { margin: 0 0 20px; opacity: .8 }
  a { color: inherit }
</style>
<main>
  <h1>${say(title)}</h1>
  <p>${say(text)}</p>
  <a href="/">${say(said('Go to the start page'))}</a>
</main>
</html>
`
