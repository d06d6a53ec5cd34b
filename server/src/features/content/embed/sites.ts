import { z } from 'zod'
import { said } from '#platform/language.ts'

const MAX_SITES = 50

/**
 * A site as a content security policy names it: host, port where it is another than usual, `*.` before it for all below.
 * Addresses that people paste (`https://Example.org/blog`) are taken for their sites.
 * @returns null when it is none
 */
export function siteFrom(text: string): string | null {
  const [, below = '', rest = ''] = /^(?:https?:\/\/)?(\*\.)?(.*)$/is.exec(text.trim()) ?? []
  if (rest === '' || /[\s*;,'"@\\]/.test(rest)) return null
  const url = URL.parse(`http://${rest}`)
  // A policy knows names and IPv4 addresses; `URL` has written the others in full, or in brackets.
  if (!url || !/^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?$/.test(url.hostname)) return null
  if (below && !url.hostname.includes('.')) return null
  const port = /^[^/?#]*:(\d+)(?:[/?#]|$)/.exec(rest)?.[1]
  const isUsual = port === undefined || port === '80' || port === '443'
  return `${below}${url.hostname}${isUsual ? '' : `:${Number(port)}`}`
}

export const Embedding = z.enum(['everywhere', 'sites', 'nowhere']).meta({
  description: 'On which other sites it may be shown in a frame: all, those of `embedSites`, none',
})

export const EmbedDetails = {
  embedding: Embedding,
  embedSites: z
    .array(z.string().max(300))
    .max(200)
    .overwrite((sites) => [...new Set(sites.map((site) => siteFrom(site) ?? site))])
    .refine((sites) => sites.length <= MAX_SITES, said('At most {most} sites', { most: MAX_SITES }))
    .refine(
      (sites) => sites.every((site) => siteFrom(site) === site),
      said('A site is a name like example.org or *.example.org'),
    )
    .meta({ description: 'Hosts, `*.` before one for all below it; of an address its host is kept' }),
}

type Rule = { embedding: z.infer<typeof Embedding>; embedSites: readonly string[] }

/** The sources of `frame-ancestors`: our own pages always. @see https://www.w3.org/TR/CSP3/#directive-frame-ancestors */
export const ancestorsOf = ({ embedding, embedSites }: Rule): string => {
  if (embedding === 'everywhere') return '*'
  return ["'self'", ...(embedding === 'sites' ? embedSites : [])].join(' ')
}

/**
 * Whether a page of this origin may show it, for a word to people before their browser refuses without one.
 * @param own our own origin
 */
export function mayEmbed({ embedding, embedSites }: Rule, origin: string, own: string): boolean {
  if (embedding === 'everywhere' || origin === own) return true
  const host = URL.parse(origin)?.host
  if (embedding === 'nowhere' || !host) return false
  return embedSites.some((site) => (site.startsWith('*.') ? host.endsWith(site.slice(1)) : host === site))
}
