import assert from 'node:assert/strict'
import { test } from 'node:test'
import { embedCode } from './embed-code.ts'
import { PLACES } from './places.ts'

const options = { startS: 0, autoplay: false, loop: false, controls: true, width: null }
const video = { id: 'ID', title: '"><script>', width: 1920, height: 1080 }

test('the code keeps the shape, and a title cannot leave its attribute', () => {
  assert.equal(
    embedCode(video, 'https://a.example', options),
    '<iframe src="https://a.example/embed/ID" title="&#34;&#62;&#60;script&#62;" style="border:0;width:100%;aspect-ratio:1920/1080" allow="autoplay; fullscreen; picture-in-picture" allowfullscreen loading="lazy"></iframe>',
  )
  const all = embedCode(video, 'https://a.example', {
    startS: 9,
    autoplay: true,
    loop: true,
    controls: false,
    width: 560,
  })
  assert.match(all, /\?start=9&#38;autoplay=1&#38;muted=1&#38;loop=1&#38;controls=0"/)
  assert.match(all, /width="560" height="315"/)
})

test('what is shared arrives whole', () => {
  const shared = { url: 'https://a.example/watch/1?t=5', title: 'Über & "Meer" #1' }
  for (const { to, href } of PLACES) {
    const url = new URL(href(shared))
    const said = [...url.searchParams.values()].join(' ')
    assert.ok(said.includes(shared.url), to)
    if (to !== 'facebook') assert.ok(said.includes(shared.title), to)
  }
})
