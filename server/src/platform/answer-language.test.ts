import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { sayIn, sentencesIn, theirWords } from './answer-language.ts'
import { said, wordsOf } from './language.ts'

const words = wordsOf({
  de: {
    'It has ended.': 'Es ist zu Ende.',
    'Your role here is {role}: only owners do.': 'Nur Inhaber tun das, du bist {role}.',
    'At most {count} of {what}': 'Höchstens {count} von {what}',
    'At most {count}': 'Höchstens {count}',
    'It plays, but: {message}': 'Es spielt, aber: {message}',
    editor: 'Redakteur',
  },
})
const say = words('de')

test('a sentence is known again by its English, with what was put into it', () => {
  assert.equal(say(said('It has ended.')), 'Es ist zu Ende.')
  const role = said('editor')
  assert.equal(
    say(said('Your role here is {role}: only owners do.', { role })),
    'Nur Inhaber tun das, du bist Redakteur.',
  )
  assert.equal(say(said('At most {count} of {what}', { count: 3, what: 'a {b} $& c' })), 'Höchstens 3 von a {b} $& c')
  assert.equal(say('It plays, but: At most 7'), 'Es spielt, aber: Höchstens 7')
  assert.equal(say('At most {count}', { count: '7' }), 'Höchstens 7')
})

test('what nobody has put into the language stays English', () => {
  assert.equal(say('It has begun.'), 'It has begun.')
  assert.equal(say('constructor'), 'constructor')
  assert.equal(say('It plays, but: something else.'), 'Es spielt, aber: something else.')
  assert.equal(words('fr')('At most 7'), 'At most 7')
  assert.equal(words('en')('It has ended.'), 'It has ended.')
})

test('of an answer the members that hold sentences are said in another language, the rest is left alone', () => {
  const Item = z.object({ title: z.string(), why: z.object({ edit: z.string().optional() }), at: z.date() })
  const Page = z.object({
    items: z.array(Item),
    problem: z.object({ code: z.string(), message: z.string() }).nullable(),
    takenDown: z.object({ message: theirWords(z.string()).nullable() }),
    because: z.object({ reason: z.object({ kind: z.string(), channel: z.object({ name: z.string() }) }) }),
    also: z.union([z.object({ reason: z.string().nullable() }), z.object({ reason: z.enum(['It has ended.']) })]),
  })
  const at = sentencesIn(Page)
  assert.ok(at)
  const kept = { title: 'It has ended.', why: {}, at: new Date(0) }
  const page = {
    items: [kept, { ...kept, why: { edit: 'At most 2' } }],
    problem: { code: 'x', message: 'It has ended.' },
    takenDown: { message: 'It has ended.' },
    because: { reason: { kind: 'editor', channel: { name: 'editor' } } },
    also: { reason: null },
  }
  const before = structuredClone(page)
  const told = sayIn(page, at, say)
  assert.deepEqual(told, {
    items: [kept, { ...kept, why: { edit: 'Höchstens 2' } }],
    problem: { code: 'x', message: 'Es ist zu Ende.' },
    takenDown: page.takenDown,
    because: page.because,
    also: { reason: null },
  })
  assert.equal(told.items[0], kept, 'what holds no sentence is not copied')
  assert.deepEqual(page, before)
  assert.equal(sentencesIn(z.object({ title: z.string(), cues: z.array(z.object({ text: z.string() })) })), null)
})
