import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findCommands } from './find-commands.ts'

const commands = [
  { label: 'Profile settings', also: 'name password time zone' },
  { label: 'Channel settings', also: 'handle' },
  { label: 'Outbox', also: 'mail letters' },
  { label: 'Zoë’s channel' },
]
const found = (typed: string) => findCommands(commands, typed).map(({ label }) => label)

test('what is typed begins words of the name, or of what a thing is also called', () => {
  assert.deepEqual(
    found(''),
    commands.map(({ label }) => label),
  )
  assert.deepEqual(found('set chan'), ['Channel settings'])
  assert.deepEqual(found('mail'), ['Outbox'])
  assert.deepEqual(found('zone'), ['Profile settings'])
  assert.deepEqual(found('zoe'), ['Zoë’s channel'])
  assert.deepEqual(found('ettings'), [])
  assert.deepEqual(findCommands([{ label: 'チャンネル設定' }], '設定'), [{ label: 'チャンネル設定' }])
})

test('a name comes before what is only also called so', () => {
  assert.deepEqual(
    findCommands([{ label: 'Home', also: 'channel' }, { label: 'Channel' }], 'chan').map(({ label }) => label),
    ['Channel', 'Home'],
  )
})
