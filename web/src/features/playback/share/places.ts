import { t } from '#web/lib/i18n/t.ts'

/** Where a link can be given to by an address of theirs; what the API calls them. */
export const PLACES = [
  {
    to: 'whatsapp',
    name: () => 'WhatsApp',
    sign: 'W',
    href: ({ url, title }: Shared) => withValues('https://wa.me/', { text: `${title} ${url}` }),
  },
  {
    to: 'telegram',
    name: () => 'Telegram',
    sign: 'T',
    href: ({ url, title }: Shared) => withValues('https://t.me/share/url', { url, text: title }),
  },
  {
    to: 'x',
    name: () => 'X',
    sign: 'X',
    href: ({ url, title }: Shared) => withValues('https://x.com/intent/post', { url, text: title }),
  },
  {
    to: 'facebook',
    name: () => 'Facebook',
    sign: 'f',
    href: ({ url }: Shared) => withValues('https://www.facebook.com/sharer/sharer.php', { u: url }),
  },
  {
    to: 'reddit',
    name: () => 'Reddit',
    sign: 'R',
    href: ({ url, title }: Shared) => withValues('https://www.reddit.com/submit', { url, title }),
  },
  {
    to: 'email',
    name: () => t('E-mail'),
    sign: '@',
    href: ({ url, title }: Shared) => `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url)}`,
  },
] as const

export type ShareTarget = (typeof PLACES)[number]['to'] | 'link' | 'embed' | 'native' | 'discord'
export type Shared = { url: string; title: string }

const withValues = (address: string, values: Record<string, string>): string =>
  `${address}?${new URLSearchParams(values)}`
