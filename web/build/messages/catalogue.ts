import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { po } from 'gettext-parser'

/** Where catalogues lie, one PO file for each language but English. */
export const FOLDER = join(import.meta.dirname, '../../messages')

export type Entry = { message: string; translation: string; references: string[] }

/** The entries of a language by their English message; empty where there is no file yet. */
export function readCatalogue(language: string, folder = FOLDER): Map<string, Entry> {
  const path = join(folder, `${language}.po`)
  if (!existsSync(path)) return new Map()
  const entries = Object.values(po.parse(readFileSync(path), { defaultCharset: 'utf-8' }).translations[''] ?? {})
  return new Map(
    entries
      .filter(({ msgid }) => msgid !== '')
      .map(({ msgid, msgstr, comments }) => [
        msgid,
        {
          message: msgid,
          translation: msgstr[0] ?? '',
          references: comments?.reference?.split('\n') ?? [],
        },
      ]),
  )
}

/** As a PO file, in the order of the messages' places, without lines or dates: what did not change stays the same text. */
export function writeCatalogue(language: string, entries: Iterable<Entry>): string {
  const translations = Object.fromEntries(
    [...entries].map(({ message, translation, references }) => [
      message,
      {
        msgid: message,
        msgstr: [translation],
        comments: { reference: references.join('\n') },
      },
    ]),
  )
  return `${po
    .compile(
      {
        charset: 'utf-8',
        headers: { Language: language, 'Content-Type': 'text/plain; charset=utf-8' },
        translations: { '': translations },
      },
      { foldLength: 0 },
    )
    .toString()
    .trimEnd()}\n`
}
