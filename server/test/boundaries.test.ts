import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { test } from 'node:test'

const src = join(import.meta.dirname, '../src')

/** From the ground up. A slice calls what stands below it; what stands on one line knows nothing of each other. */
const LADDER = [
  ['accounts'],
  ['uploads'],
  ['media'],
  ['content'],
  ['monetization', 'clips', 'live'],
  ['playback', 'comments', 'audience'],
  ['exports', 'notifications', 'analytics'],
  ['discovery'],
]
const rungOf = (slice: string) => LADDER.findIndex((rung) => rung.includes(slice))

/** Put everything together, so they may import any of it. */
const COMPOSITION = [
  'app.ts',
  'handlers.ts',
  'open-context.ts',
  'operations.ts',
  'operations/',
  'version.ts',
  'web.ts',
  'web-boot.ts',
  'web-chunks.ts',
  'web-embed.ts',
  'web-install.ts',
  'web-preloads.ts',
  'web-shell.ts',
  'contract.ts',
  'engines.ts',
  'main.ts',
  'config.ts',
  'roles/',
  'supervisor/',
  'cli/',
  'carry/',
]
const isComposition = (file: string) =>
  COMPOSITION.some((each) => (each.endsWith('/') ? file.startsWith(each) : file === each))

const ENVIRONMENT: Record<string, string> = {
  'main.ts': 'hands the environment to config.ts, which reads it once',
  'cli/main.ts': 'the same, for the commands',
  'supervisor/child.ts': 'gives a child the environment of its supervisor',
  'platform/clickhouse/server.ts': "sets and reads what the engine's native code looks up there itself",
}

const isTest = (file: string) =>
  /\.test\.ts$|-for-tests\.ts$|-under-test\.ts$|store-suite\.ts$|kill-torture/.test(file) ||
  basename(file).startsWith('.')
const files = globSync('**/*.ts', { cwd: src })
  .filter((file) => !isTest(file))
  .sort()
const text = new Map(files.map((file) => [file, readFileSync(join(src, file), 'utf8')]))

type Import = { from: string; to: string; typeOnly: boolean }

/** Every import between files of ours, as paths below src. */
const imports: Import[] = [...text].flatMap(([from, code]) =>
  [
    ...code.matchAll(/(?:^|\n)\s*(?:import|export)\s(type\s)?[^;'"]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)/g),
  ].flatMap((found) => {
    const target = found[2] ?? found[3] ?? ''
    const to = target.startsWith('#')
      ? target.slice(1)
      : target.startsWith('.')
        ? relative(src, join(src, dirname(from), target))
        : null
    return to === null ? [] : [{ from, to, typeOnly: found[1] !== undefined }]
  }),
)
const sliceOf = (file: string) => /^features\/([^/]+)\//.exec(file)?.[1] ?? null
const say = ({ from, to }: Import) => `${from} imports ${to}`

test('every import is of a file that is there', () => {
  assert.ok(imports.length > 200)
  assert.deepEqual(imports.filter(({ to }) => !text.has(to)).map(say), [])
})

test('a slice is on the ladder, and calls down it, and only through service.ts', () => {
  const wrong = imports.filter(({ from, to }) => {
    const [caller, called] = [sliceOf(from), sliceOf(to)]
    if (!called || caller === called) return false
    if (!caller) return !isComposition(from)
    return basename(to) !== 'service.ts' || to !== `features/${called}/service.ts` || rungOf(called) >= rungOf(caller)
  })
  assert.deepEqual(wrong.map(say), [])
  const slices = new Set(files.flatMap((file) => sliceOf(file) ?? []))
  assert.deepEqual(
    [...slices].filter((slice) => rungOf(slice) < 0),
    [],
  )
})

test('the platform knows no feature, and of the rest the type of the configuration only', () => {
  const wrong = imports.filter(
    ({ from, to, typeOnly }) =>
      from.startsWith('platform/') && !to.startsWith('platform/') && !(to === 'config.ts' && typeOnly),
  )
  assert.deepEqual(wrong.map(say), [])
})

test('what puts everything together is imported by nothing below it', () => {
  const wrong = imports.filter(({ from, to }) => isComposition(to) && to !== 'config.ts' && !isComposition(from))
  assert.deepEqual(wrong.map(say), [])
})

test('no file needs itself, by whatever way round', () => {
  const needs = new Map<string, string[]>()
  for (const { from, to, typeOnly } of imports) if (!typeOnly) needs.set(from, [...(needs.get(from) ?? []), to])
  const done = new Set<string>()
  const visit = (file: string, path: string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return null
    for (const next of needs.get(file) ?? []) {
      const circle = visit(next, [...path, file])
      if (circle) return circle
    }
    done.add(file)
    return null
  }
  for (const file of files) assert.equal(visit(file, [])?.join(' -> ') ?? null, null)
})

test('a handler of another slice is never called: news go up as events', () => {
  const wrong = imports.filter(
    ({ from, to }) => basename(to) === 'handlers.ts' && sliceOf(from) !== null && sliceOf(from) !== sliceOf(to),
  )
  assert.deepEqual(wrong.map(say), [])
})

test('files and folders are kebab-case', () => {
  const names = files.flatMap((file) => file.split('/'))
  assert.deepEqual(
    names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.ts)?$/.test(name)),
    [],
  )
})

test('the environment is read by config.ts, and elsewhere only with a reason', () => {
  const readers = [...text]
    .filter(([file, code]) => file !== 'config.ts' && /process\.env\b/.test(code))
    .map(([file]) => file)
  assert.deepEqual(readers, Object.keys(ENVIRONMENT).sort())
})

test('no slice writes the name of a table of another in its SQL', () => {
  const wrong: string[] = []
  const slices = new Set(files.flatMap((file) => sliceOf(file) ?? []))
  for (const [file, code] of text) {
    const own = sliceOf(file)
    if (!own) continue
    for (const [, schema, table] of code.matchAll(/\b(?:from|join|into|update|table)\s+([a-z_]+)\.([a-z_]+)/gi))
      if (schema && schema !== own && slices.has(schema)) wrong.push(`${file}: ${schema}.${table}`)
  }
  assert.deepEqual(wrong, [])
})
