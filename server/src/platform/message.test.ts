import assert from 'node:assert/strict'
import { test } from 'node:test'
import { said, wordsOf } from './language.ts'

const SITES = 'At most {count, plural, one {# site} other {# sites}} of {who}'
const say = wordsOf({
  de: {
    [SITES]: 'Höchstens {count, plural, one {eine Seite} other {# Seiten}} von {who}',
    'At most {most, number} rows': 'Höchstens {most, number} Zeilen',
    'It needs {needed}.': 'Sie braucht {needed}.',
    '{size, number} GB': '{size, number} GB',
    '{count, plural, =0 {Nobody} one {Somebody} other {{count} of {most, number}}}':
      '{count, plural, =0 {Niemand} one {Jemand} other {{count} von {most, number}}}',
  },
  ar: { [SITES]: '{count, plural, zero {0} one {1} two {2} few {# few} many {# many} other {# other}} {who}' },
})
const german = say('de')

test('numbers and plurals stand in a sentence as English has them', () => {
  assert.equal(said(SITES, { count: 1, who: 'us' }), 'At most 1 site of us')
  assert.equal(said(SITES, { count: 12_000, who: '{count}' }), 'At most 12,000 sites of {count}')
  assert.equal(said('{a} {b, number} {c} {}', { a: 1200, b: 1200.5 }), '1200 1,200.5 {c} {}')
})

test('and as the language of who reads has them, known again by the English', () => {
  assert.equal(german(said(SITES, { count: 1, who: 'us' })), 'Höchstens eine Seite von us')
  assert.equal(german(said(SITES, { count: 12_000, who: 'us' })), 'Höchstens 12.000 Seiten von us')
  assert.equal(german(SITES, { count: 2, who: 'us' }), 'Höchstens 2 Seiten von us')
  assert.equal(german(said('At most {most, number} rows', { most: 10_000 })), 'Höchstens 10.000 Zeilen')
  const needed = said('{size, number} GB', { size: 1.5 })
  assert.equal(german(said('It needs {needed}.', { needed })), 'Sie braucht 1,5 GB.')
  assert.equal(say('ar')(said(SITES, { count: 3, who: 'us' })), '3 few us')
  assert.equal(say('ar')(said(SITES, { count: 11, who: 'us' })), '11 many us')
  assert.equal(say('ja')(said(SITES, { count: 11, who: 'us' })), 'At most 11 sites of us')
})

test('a plural says its number where the words do not', () => {
  assert.equal(german('Nobody'), 'Niemand')
  assert.equal(german('Somebody'), 'Jemand')
  assert.equal(german('7 of 1,000'), '7 von 1.000')
})

test('what people write stays, also where it looks like a message', () => {
  for (const text of [
    '{count, plural, one {#}',
    'At most many rows',
    '1,000',
    '{x',
    'At most {most, number} rows of mine',
  ])
    for (const language of ['en', 'de'] as const) assert.equal(say(language)(text), text)
})
