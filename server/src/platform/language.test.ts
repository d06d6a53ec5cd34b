import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES as OF_THE_WEB } from '../../../web/src/lib/i18n/languages.ts'
import { directionOf, LANGUAGES, languageOf } from './language.ts'

const of = (asked?: string, cookie?: string) =>
  languageOf({ headers: { ...(asked !== undefined && { 'accept-language': asked }), ...(cookie && { cookie }) } })

test('the language is the one chosen in the browser, else the first it asks for that there is', () => {
  assert.equal(of(), 'en')
  assert.equal(of('de-AT,de;q=0.9,en;q=0.8'), 'de')
  assert.equal(of('sv, fr-CA;q=0.5, es;q=0.7'), 'es')
  assert.equal(of('AR-eg'), 'ar')
  assert.equal(of('sv, pl;q=0.4'), 'en')
  assert.equal(of('de;q=0, ja;q=0.1'), 'ja')
  assert.equal(of('de', 'tz=Europe%2FParis; language=fr; x=y'), 'fr')
  assert.equal(of('de', 'language=xx'), 'de')
  assert.equal(of(`${'x,'.repeat(10_000)}de;q=<script>`), 'en')
})

test('server and pages know the same languages', () => {
  assert.deepEqual(
    OF_THE_WEB.map(({ tag, direction }) => [tag, direction]),
    LANGUAGES.map((tag) => [tag, directionOf(tag)]),
  )
})
