import { createIsbotFromList, list } from 'isbot'

/**
 * What plays video for people although its name also fits a program: the HTTP libraries and media players inside apps and
 * televisions, and a browser without a window (kiosks, tests). By name alone they are no bots; how they behave decides.
 */
const PLAYERS = [
  'node',
  'undici',
  'axios/1.0',
  'okhttp/4.9.0',
  'Dalvik/2.1.0',
  'CFNetwork/1490.0.4 Darwin/23.2.0',
  'AppleCoreMedia/1.0.0',
  'curl/8.0',
  'python-requests/2.31',
  'python-urllib3/2',
  'Go-http-client/2.0',
  'Lavf/60.3.100',
  'libmpv',
  'VLC/3.0.20 LibVLC/3.0.20',
  'lightMyRequest',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36',
]

/** Crawlers, previews and monitors that say what they are. No name at all counts as one too. */
const isCrawler = createIsbotFromList(
  list.filter((pattern) => {
    const matches = new RegExp(pattern, 'i')
    return !PLAYERS.some((agent) => matches.test(agent))
  }),
)

export const isBotAgent = (userAgent: string): boolean => userAgent === '' || isCrawler(userAgent)
