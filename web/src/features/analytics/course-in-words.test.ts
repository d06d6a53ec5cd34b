import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#web/lib/i18n/in-tests.ts'
import { courseInWords } from './course-in-words.ts'

const days = (values: (number | null)[]) => values.map((value, index) => ({ title: `day ${index + 1}`, value }))

test('a course is said in words: from, to and the best day', () => {
  assert.equal(
    courseInWords('Views', days([10, 10, 40, 20, 20, 20]), String),
    'Views rose from 10 to 20 a day. Best day: day 3 with 40.',
  )
  assert.equal(
    courseInWords('Views', days([20, 20, 15, 15, 10, 10]), String),
    'Views fell from 20 to 10 a day. Best day: day 1 with 20.',
  )
  assert.equal(
    courseInWords('Views', days([20, 20, 20, 20, 20, 21]), String),
    'Views stayed near 21 a day. Best day: day 6 with 21.',
  )
})

test('nothing counted is said, and unknown days are not zeros', () => {
  assert.equal(courseInWords('Views', days([0, 0, 0]), String), 'Views: none on the days that are counted to the end.')
  assert.equal(courseInWords('Views', days([null, 5, null]), String), 'Views. Best day: day 2 with 5.')
})
