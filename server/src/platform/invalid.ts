import type { z } from 'zod'
import { said } from './language.ts'

/** What is wrong with a value, in our words: short, as beside a field, and to be had in every language. */
export const wordsOfIssue = (issue: z.core.$ZodRawIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? said('is missing') : ofType(issue.expected)
    case 'invalid_value':
      return said('must be one of: {choices}', { choices: issue.values.map(String).join(', ') })
    case 'too_big':
      return atMost(issue.origin, Number(issue.maximum), issue.inclusive !== false)
    case 'too_small':
      return atLeast(issue.origin, Number(issue.minimum), issue.inclusive !== false)
    case 'invalid_format':
      return ofFormat(issue.format)
    case 'not_multiple_of':
      return said('must be a multiple of {divisor, number}', { divisor: Number(issue.divisor) })
    case 'unrecognized_keys':
      return said('is not known here: {names}', { names: issue.keys.join(', ').slice(0, 200) })
    default:
      return said('is not possible here')
  }
}

function ofType(expected: string): string {
  switch (expected) {
    case 'string':
      return said('must be a text')
    case 'int':
      return said('must be a whole number')
    case 'number':
    case 'bigint':
      return said('must be a number')
    case 'boolean':
      return said('must be true or false')
    case 'array':
    case 'tuple':
    case 'set':
      return said('must be a list')
    case 'object':
    case 'record':
    case 'map':
      return said('must be an object')
    case 'date':
      return said('must be a time')
    case 'null':
      return said('must be null')
    default:
      return said('is not possible here')
  }
}

function atMost(origin: string, most: number, inclusive: boolean): string {
  if (origin === 'string')
    return said('At most {most, plural, one {# character} other {# characters}}', { most: inclusive ? most : most - 1 })
  if (origin === 'array' || origin === 'set')
    return said('At most {most, plural, one {# entry} other {# entries}}', { most: inclusive ? most : most - 1 })
  if (origin === 'date') return said('is too late')
  return inclusive
    ? said('must be at most {most, number}', { most })
    : said('must be less than {most, number}', { most })
}

function atLeast(origin: string, least: number, inclusive: boolean): string {
  const counted = inclusive ? least : least + 1
  if (origin === 'string' || origin === 'array' || origin === 'set') {
    if (counted === 1) return said('must not be empty')
    return origin === 'string'
      ? said('At least {least, plural, one {# character} other {# characters}}', { least: counted })
      : said('At least {least, plural, one {# entry} other {# entries}}', { least: counted })
  }
  if (origin === 'date') return said('is too early')
  return inclusive
    ? said('must be at least {least, number}', { least })
    : said('must be more than {least, number}', { least })
}

function ofFormat(format: string): string {
  switch (format) {
    case 'email':
      return said('is no e-mail address')
    case 'url':
      return said('is no web address')
    case 'uuid':
    case 'guid':
      return said('is no id')
    case 'datetime':
      return said('must be a time such as 2026-01-31T12:00:00Z')
    case 'date':
      return said('must be a day such as 2026-01-31')
    case 'time':
      return said('must be a time of the day such as 12:30')
    default:
      return said('has another form than is wanted here')
  }
}
