import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'
import type { Compiled } from '../../src/lib/i18n/format-message.ts'
import { LANGUAGES } from '../../src/lib/i18n/languages.ts'
import { readCatalogue } from './catalogue.ts'
import { findMessages, sourcesOf } from './find.ts'
import { isPattern, messageId } from './message-id.ts'

/** Of a build: its catalogues by name, and for each whether a module's imports belong to it. */
type Scopes = { first: string; rest?: { name: string; begins: RegExp } }

// The library's tokens are those of `Compiled`, with kinds of values that nothing here uses.
const compiled = (message: string): Compiled => (isPattern(message) ? (compileMessage(message) as Compiled) : message)

/**
 * What the server says itself, by language: text as it stands, values are put in there. `said` lists what is known again by its
 * English on the way out.
 */
function wordsOfServer(): { said: string[]; words: Record<string, Record<string, string>> } {
  const root = join(import.meta.dirname, '../../..')
  const own = sourcesOf(root).filter((file) => file.startsWith('server/'))
  const found = own.flatMap((file) => findMessages(file, readFileSync(join(root, file), 'utf8')).found)
  const texts = new Set(found.map(({ message }) => message))
  const words = LANGUAGES.filter(({ tag }) => tag !== 'en').map(({ tag }) => {
    const translated = [...readCatalogue(tag).values()].filter((each) => texts.has(each.message) && each.translation)
    return [tag, Object.fromEntries(translated.map(({ message, translation }) => [message, translation]))] as const
  })
  return {
    said: [...new Set(found.filter(({ by }) => by !== 't').map(({ message }) => message))],
    words: Object.fromEntries(words),
  }
}

/**
 * Messages with values are compiled, so that no page parses them, and each language but English gets its catalogues:
 * scripts `assets/<scope>.<language>-<hash>.js`, listed in `messages.json`. The first scope holds what the pages of
 * viewers show; what only modules behind `rest.begins` show comes in the other one.
 */
export function messages({ first, rest }: Scopes): Plugin {
  const shown = new Map<string, string[]>()
  return {
    name: 'studio:messages',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/(?!.*\.(?:test|gen)\.).*\.tsx?(?:\?tsr-split=\w+)?$/, code: /\btx?\(/ },
      handler(code, id) {
        // What the router splits off a route's file comes as a module of its own.
        const file = id.split('?')[0] ?? id
        const { found } = findMessages(file, code)
        shown.set(file, [...(shown.get(file) ?? []), ...found.map(({ message }) => message)])
        const patterns = found.filter(({ message }) => isPattern(message))
        if (patterns.length === 0) return null
        let lean = code
        for (const { message, start, end } of patterns.toReversed()) {
          const english = compiled(message)
          // The types know a string only: built code alone is different.
          const literal = JSON.stringify([messageId(message), ...(typeof english === 'string' ? [english] : english)])
          lean = `${lean.slice(0, start)}${literal} as unknown as string${lean.slice(end)}`
        }
        return { code: lean, map: null }
      },
    },
    generateBundle() {
      const reached = new Set<string>()
      const visit = (id: string) => {
        if (reached.has(id) || rest?.begins.test(id)) return
        reached.add(id)
        const info = this.getModuleInfo(id)
        for (const next of [...(info?.importedIds ?? []), ...(info?.dynamicallyImportedIds ?? [])]) visit(next)
      }
      for (const id of this.getModuleIds()) if (this.getModuleInfo(id)?.isEntry) visit(id)
      const wanted = new Map<string, Set<string>>([
        [first, new Set<string>()],
        ...(rest ? [[rest.name, new Set<string>()] as const] : []),
      ])
      const firsts = wanted.get(first)
      for (const [id, texts] of shown)
        for (const text of texts) wanted.get(reached.has(id) ? first : (rest?.name ?? first))?.add(text)
      if (rest) for (const text of firsts ?? []) wanted.get(rest.name)?.delete(text)
      const names: Record<string, Record<string, string>> = {}
      for (const { tag } of LANGUAGES.filter((each) => each.tag !== 'en')) {
        const catalogue = readCatalogue(tag)
        for (const [scope, texts] of wanted) {
          const translated = [...texts].sort().flatMap((message) => {
            const translation = catalogue.get(message)?.translation
            if (!translation) return []
            return [[isPattern(message) ? messageId(message) : message, compiled(translation)] as const]
          })
          const source = `Object.assign(globalThis.studioMessages??={},${JSON.stringify(Object.fromEntries(translated))})\n`
          const file = this.emitFile({ type: 'asset', name: `${scope}.${tag}.js`, source })
          names[scope] = { ...names[scope], [tag]: this.getFileName(file) }
        }
      }
      if (rest) this.emitFile({ type: 'asset', fileName: 'words.json', source: JSON.stringify(wordsOfServer()) })
      this.emitFile({ type: 'asset', fileName: 'messages.json', source: JSON.stringify(names) })
    },
  }
}
