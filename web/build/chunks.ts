import { join } from 'node:path'
import { iconsOfTheStudio } from './icons-of-the-studio.ts'

const isStudioIcon = iconsOfTheStudio(join(import.meta.dirname, '../src'))

/** What people fill in: the pages of viewers do without. */
const isForm = (id: string): boolean => /\/src\/ui\/(?:field|segmented|choice-cards)\./.test(id)

/** The app's own small parts, without those that bring Radix or uPlot: they must not pull these into the first load. */
const isShared = (id: string): boolean =>
  (/\/src\/(?:lib|ui)\//.test(id) &&
    !isForm(id) &&
    !/\/(?:dialog|confirm-dialog|menu|popover|kept-trigger|explanation|tabs|time-series|stale-note|table|copy-line|card|progress|format-bytes|format-day|put-file|work-toast|tx)[.-]/.test(
      id,
    )) ||
  /\/src\/features\/content\/(?:is-sound|adult)\./.test(id) ||
  id === '\0virtual:lean-icon' ||
  (id.includes('/node_modules/lucide-react/dist/esm/') && !isStudioIcon(id)) ||
  /\/packages\/api-client\//.test(id)

const isOverlay = (id: string): boolean =>
  /\/node_modules\/(?:@radix-ui|radix-ui|@floating-ui|aria-hidden|react-remove-scroll)/.test(id) ||
  /\/src\/ui\/(?:menu|popover|kept-trigger)\./.test(id)

/** What the watch page shows at once and the studio as well: left alone, the studio's frame would take it along. */
const isWatchPart = (id: string): boolean =>
  /\/src\/lib\/(?:lazy-part|first-frame)\./.test(id) ||
  /\/src\/features\/(?:accounts\/follow-button|playback\/(?:folded-text|text-parts))\./.test(id) ||
  /\/lucide-react\/dist\/esm\/icons\/(?:bell|bell-off|bell-ring|plus|download|pencil|share-2|thumbs-up|scroll-text)\./.test(
    id,
  )

/** What the studio shows at once, and whoever is signed in gets on the pages of viewers as well, later. */
const isSignedInPart = (id: string): boolean =>
  isStudioIcon(id) ||
  /\/src\/features\/accounts\/(?:preferences|leave|auth)\.ts$/.test(id) ||
  /\/src\/features\/frame\/overlay-state\.ts$/.test(id) ||
  /\/src\/features\/content\/(?:cached-videos|copy-link|processing-words)\.ts$/.test(id)

/** The studio's frame, and what both of its first pages show in it. */
const isStudioPart = (id: string): boolean =>
  /\/src\/features\/(?:frame\/(?:studio-frame|page-header)|content\/video-status)\.tsx$/.test(id) ||
  /\/src\/ui\/(?:tabs|explanation|stale-note|table|card)\./.test(id) ||
  /\/lucide-react\/dist\/esm\/icons\/(?:arrow-down|arrow-up|arrow-up-right|chart-no-axes-column)\./.test(id) ||
  isForm(id)

/** What the list of videos shows at once, and its menus and dialogs use as well. */
const isLibraryPart = (id: string): boolean =>
  /\/src\/features\/content\/(?:content-tabs|changes|video-actions|playlists\/queries)\.tsx?$/.test(id) ||
  /\/src\/features\/content\/library\/(?:columns|bulk-jobs|visibility-cell|status-cell|categories)\.tsx?$/.test(id)

/**
 * Which modules come as one file. A browser asks HTTP/1.1 for six files at a time, and each costs it some milliseconds of
 * work however small it is: left alone, a page of the studio came in over forty. A group takes along whatever its modules
 * import and no group above it has, so those stand first that the pages of viewers load too. What changes rarely is apart:
 * it stays in caches over releases.
 */
export const chunks = [
  {
    name: 'framework',
    test: /node_modules\/(?:react|react-dom|scheduler|@tanstack)\//,
    tags: ['$initial' as const],
    priority: 60,
  },
  // The watch page has lists only below and beside the film, later.
  { name: 'lists', test: /\/node_modules\/@tanstack\/.*[iI]nfiniteQuery/, priority: 55 },
  { name: 'shared', test: isShared, minShareCount: 4, priority: 50 },
  // Goes into the entry itself. Without it the groups below would take parts of the entry, and each page with them.
  { name: 'app', tags: ['$initial' as const], priority: 40 },
  { name: 'overlays', test: isOverlay, priority: 30 },
  { name: 'watch-parts', test: isWatchPart, priority: 29 },
  // Asks for the film before the page that shows it is drawn.
  {
    name: 'first-media',
    test: /\/src\/features\/playback\/(?:first-\w+|playlists|levels|bandwidth|watched\/(?:start-at|entry))\.ts$/,
    priority: 27,
  },
  // The library names categories as well, and would take this along.
  { name: 'categories', test: /\/src\/features\/content\/categories-query\.ts$/, priority: 26 },
  // Sentences with elements in them: the studio's frame has one, and would take this along.
  { name: 'sentences', test: /\/src\/lib\/i18n\/tx\./, priority: 28 },
  { name: 'visibility', test: /\/src\/features\/content\/visibility\.ts$/, priority: 25 },
  { name: 'signed-in', test: isSignedInPart, minShareCount: 3, priority: 20 },
  { name: 'studio-frame', test: isStudioPart, priority: 10 },
  { name: 'library', test: isLibraryPart, priority: 5 },
]
