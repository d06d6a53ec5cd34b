/**
 * The messages of the interface: collected from the sources into `web/messages/<language>.po`, and checked.
 * `--check` changes nothing and fails when a catalogue is behind, a translation is missing or does not fit its message,
 * or a text of a page goes past the catalogues.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Entry, FOLDER, readCatalogue, writeCatalogue } from '../web/build/messages/catalogue.ts'
import { findMessages, sourcesOf } from '../web/build/messages/find.ts'
import { misfit, namesIn } from '../web/build/messages/fits.ts'
import { LANGUAGES } from '../web/src/lib/i18n/languages.ts'

const root = join(import.meta.dirname, '..')
const check = process.argv.includes('--check')
const faults: string[] = []

const places = new Map<string, string[]>()
for (const file of sourcesOf(root)) {
  const ofServer = file.startsWith('server/')
  const code = readFileSync(join(root, file), 'utf8')
  const { found, faults: own } = findMessages(file, code)
  // The server has its sentences in few places, and much else in texts: logs, SQL, the contract.
  const heeded = own.filter(({ text }) => !ofServer || /^(?:said|told): /.test(text))
  for (const { at, text } of heeded) faults.push(`${file}:${code.slice(0, at).split('\n').length} ${text}`)
  for (const { message, values, start } of found) {
    const named = namesIn(message)
    const line = `${file}:${code.slice(0, start).split('\n').length}`
    if (!named) faults.push(`${line} "${message}" is not in ICU's syntax`)
    const missing = values && named && [...named].filter((name) => !values.includes(name))
    if (missing?.length) faults.push(`${line} "${message}" is not given ${missing.join(', ')}`)
    const files = places.get(message) ?? []
    if (!files.includes(file)) places.set(message, [...files, file])
  }
}

for (const { tag } of LANGUAGES.filter((each) => each.tag !== 'en')) {
  const known = readCatalogue(tag)
  const entries: Entry[] = [...places].map(([message, references]) => ({
    message,
    translation: known.get(message)?.translation ?? '',
    references,
  }))
  const text = writeCatalogue(tag, entries)
  const path = join(FOLDER, `${tag}.po`)
  if (!check) writeFileSync(path, text)
  else if (!existsSync(path) || text !== readFileSync(path, 'utf8'))
    faults.push(`web/messages/${tag}.po is behind the sources: \`npm run messages\` brings it up to date`)
  const missing = entries.filter(({ translation }) => !translation)
  if (missing.length)
    faults.push(`${tag}: ${missing.length} without a translation, the first is "${missing[0]?.message}"`)
  for (const { message, translation } of entries) {
    const wrong = translation && misfit(tag, message, translation)
    if (wrong) faults.push(`${tag}: "${message}" as "${translation}": ${wrong}`)
  }
  console.log(`${tag}  ${entries.length - missing.length} of ${entries.length} messages`)
}
for (const fault of faults) console.error(fault)
if (check && faults.length > 0) process.exit(1)
