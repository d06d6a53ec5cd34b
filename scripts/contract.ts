/**
 * Writes the API's contract: openapi.json from the routes, and from it the types of packages/api-client.
 * `--check` writes nothing and fails where the committed files differ.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contract } from '../server/src/contract.ts'

const root = join(import.meta.dirname, '..')
const { typesOf } = await import('../packages/api-client/scripts/types-of.ts')

const document = await contract()
const json = `${JSON.stringify(document, null, 2)}\n`
const types = `// Generated from openapi.json by \`npm run contract\`; do not edit.\n${await typesOf(JSON.parse(json))}`
const files = [
  [join(root, 'openapi.json'), json],
  [join(root, 'packages/api-client/src/schema.ts'), types],
] as const

if (process.argv.includes('--check')) {
  const stale = files.filter(([path, text]) => read(path) !== text).map(([path]) => path.slice(root.length + 1))
  if (stale.length > 0) {
    console.error(`The contract has changed: ${stale.join(' and ')} must be made again with \`npm run contract\`.`)
    process.exit(1)
  }
} else for (const [path, text] of files) writeFileSync(path, text)

function read(path: string) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null // not made yet
  }
}
