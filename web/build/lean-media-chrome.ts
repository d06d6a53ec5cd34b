import type { Plugin } from 'vite'

/**
 * Parts of Media Chrome that others of its parts import and this player never shows: its own help on keys, its pictures
 * and chapters above the timeline, its clicks on the picture, and its own English, each of whose texts is its own key; and its
 * icons. 9 kB gzip of what a viewer loads before the first frame.
 */
const NEVER_SHOWN: Record<string, string> = {
  'media-keyboard-shortcuts-dialog.js': 'export const getHotkeyToken = () => null',
  'media-preview-thumbnail.js':
    'export default class { static shadowRootOptions = { mode: "open" }; static getTemplateHTML() { return "" } }',
  'media-gesture-receiver.js':
    'export default class { static shadowRootOptions = { mode: "open" }; static getTemplateHTML() { return "" } }',
  'media-preview-chapter-display.js': '',
  'media-preview-time-display.js': '',
  'en.js': 'export const En = {}',
}
/** Each slot for an icon has one of ours, here and on other sites; what lies within a template is indented for its reader. */
const OWN_ICON = /<svg[\s\S]*?<\/svg>/g
const INDENTED = /\n\s+/g
/** The buttons that skip write their seconds into the icon they came with, and fail without one. */
const iconFor = (id: string) => (id.includes('-seek-') ? '<svg></svg>' : '')

const PREFIX = '\0never-shown:'

export function leanMediaChrome(): Plugin {
  const found = new Set<string>()
  return {
    name: 'studio:lean-media-chrome',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      const name = source.split('/').at(-1) ?? ''
      if (!importer?.includes('/media-chrome/dist/') || !(name in NEVER_SHOWN)) return null
      found.add(name)
      return PREFIX + name
    },
    transform: {
      filter: { id: /\/media-chrome\/dist\/media-(?:[\w-]+-button|loading-indicator|c[\w-]+|t[\w-]+)\.js$/ },
      handler: (code, id) => ({
        code: (/-(?:button|indicator)\.js$/.test(id) ? code.replace(OWN_ICON, iconFor(id)) : code).replace(
          INDENTED,
          '\n',
        ),
        map: null,
      }),
    },
    load: (id) => (id.startsWith(PREFIX) ? NEVER_SHOWN[id.slice(PREFIX.length)] : null),
    buildEnd(error) {
      const missed = Object.keys(NEVER_SHOWN).filter((name) => !found.has(name))
      if (!error && missed.length > 0)
        this.error(
          `Media Chrome no longer imports ${missed.join(', ')}: look again at what web/build/lean-media-chrome.ts leaves out.`,
        )
    },
  }
}
