import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToStaticMarkup } from 'react-dom/server'
import { compact } from '../format-number.ts'
import type { Compiled } from './format-message.ts'
import './in-tests.ts'
import { t } from './t.ts'

test('a message says its values, and a plural goes by the number, not by how it is written', () => {
  assert.equal(t('Save'), 'Save')
  const views = (count: number) => t('{count, plural, one {# view} other {# views}}', { count: compact(count) })
  assert.deepEqual([0, 1, 12_431].map(views), ['0 views', '1 view', '12.4k views'])
  assert.equal(
    t('{count, plural, =0 {Nothing} other {# things}} of {name}', { count: 0, name: 'Ana' }),
    'Nothing of Ana',
  )
  assert.equal(t('{kind, select, video {A video} other {Something}}', { kind: 'sound' }), 'Something')
  assert.equal(t('Done{count, plural, =0 {} other {, # left}}', { count: 0 }), 'Done')
  assert.throws(() => t('Hello {name}'), /names \{name\}/)
})

test('the catalogue of the page comes before the English text', (context) => {
  context.after(() => {
    globalThis.studioMessages = undefined
  })
  const hello: Compiled = ['Bonjour, ', ['name']]
  globalThis.studioMessages = { Save: 'Enregistrer', x1: hello }
  assert.equal(t('Save'), 'Enregistrer')
  assert.equal(t('Delete'), 'Delete')
  // As a build leaves it.
  assert.equal(t(['x1', 'Hello, ', ['name']] as unknown as string, { name: 'Ana' }), 'Bonjour, Ana')
  assert.equal(t(['x2', 'Hello, ', ['name']] as unknown as string, { name: 'Ana' }), 'Hello, Ana')
})

test('elements stand in a sentence where its language wants them, and values are no elements', async () => {
  const { tx } = await import('./tx.ts')
  const link = (text: unknown) => `[${renderToStaticMarkup(text as string)}]`
  const drawn = tx('Read <link>the {what}</link> first, {name}', { link, what: 'rules', name: '<link>x</link>' })
  assert.equal(renderToStaticMarkup(drawn), 'Read [the rules] first, &lt;link&gt;x&lt;/link&gt;')
})
