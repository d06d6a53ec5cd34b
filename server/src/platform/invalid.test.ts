import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { wordsOfIssue } from './invalid.ts'

const wrong = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: wordsOfIssue }).error?.issues.map(({ message }) => message)

test('what is wrong with a value is said in few words of ours', () => {
  for (const [schema, value, ...said] of [
    [z.object({ a: z.string() }), {}, 'is missing'],
    [z.string(), 1, 'must be a text'],
    [z.int(), 1.5, 'must be a whole number'],
    [z.number(), 'x', 'must be a number'],
    [z.boolean(), 'x', 'must be true or false'],
    [z.array(z.string()), {}, 'must be a list'],
    [z.object({}), [], 'must be an object'],
    [z.enum(['a', 'b']), 'c', 'must be one of: a, b'],
    [z.string().max(1), 'abc', 'At most 1 character'],
    [z.string().max(5000), 'x'.repeat(5001), 'At most 5,000 characters'],
    [z.string().min(1), '', 'must not be empty'],
    [z.string().min(3), '', 'At least 3 characters'],
    [z.array(z.int()).max(2), [1, 2, 3], 'At most 2 entries'],
    [z.array(z.int()).min(1), [], 'must not be empty'],
    [z.int().max(10), 11, 'must be at most 10'],
    [z.number().lt(10), 10, 'must be less than 10'],
    [z.int().min(1000), 1, 'must be at least 1,000'],
    [z.int().positive(), 0, 'must be more than 0'],
    [z.int().multipleOf(5), 7, 'must be a multiple of 5'],
    [z.email(), 'x', 'is no e-mail address'],
    [z.url(), 'x', 'is no web address'],
    [z.uuid(), 'x', 'is no id'],
    [z.iso.datetime(), 'x', 'must be a time such as 2026-01-31T12:00:00Z'],
    [z.iso.date(), 'x', 'must be a day such as 2026-01-31'],
    [z.string().regex(/^a$/), 'b', 'has another form than is wanted here'],
    [z.strictObject({}), { a: 1, b: 2 }, 'is not known here: a, b'],
    [z.union([z.object({ a: z.int() }), z.object({ b: z.int() })]), { c: 1 }, 'is not possible here'],
    [z.string().refine(() => false, 'of its own'), 'x', 'of its own'],
  ] as [z.ZodType, unknown, ...string[]][])
    assert.deepEqual(wrong(schema, value), said, said[0])
})
