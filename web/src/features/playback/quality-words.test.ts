import assert from 'node:assert/strict'
import test from 'node:test'
import { audioName, qualityMark, qualityName } from './quality-words.ts'

test('a quality is named by height, and by rate where it is high', () => {
  assert.equal(qualityName({ height: 720, fps: 30 }), '720p')
  assert.equal(qualityName({ height: 1080, fps: 59.94 }), '1080p60')
  assert.deepEqual([480, 720, 1080, 2160].map(qualityMark), [undefined, 'HD', 'HD', '4K'])
})

test('sounds are named by their language in words', () => {
  assert.equal(audioName({ lang: 'de', name: '' }, 'en'), 'German')
  assert.equal(audioName({ lang: 'de', name: 'de' }, 'en'), 'German')
  assert.equal(audioName({ lang: 'eng', name: 'Commentary' }, 'en'), 'English (Commentary)')
  assert.equal(audioName({ lang: '', name: 'Track 2' }, 'en'), 'Track 2')
  assert.equal(audioName({ lang: 'und', name: '' }, 'en'), 'Unknown language')
  assert.equal(audioName({ lang: '!', name: 'Music' }, 'en'), 'Music')
})
