import assert from 'node:assert/strict'
import test from 'node:test'
import { levelsIn, pieceAt } from './playlists.ts'

const MASTER = 'https://studio.example/media/~9.sig/key/master.m3u8'
const LIST = `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="English",URI="sound-en/index.m3u8"
#EXT-X-STREAM-INF:AVERAGE-BANDWIDTH=469993,BANDWIDTH=475008,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=24.000
720p/index.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=96410,CODECS="mp4a.40.2"
sound/index.m3u8?v=2
`

test('the versions of a list are read with their addresses, and what is not said is empty', () => {
  const folder = 'https://studio.example/media/~9.sig/key'
  assert.deepEqual(levelsIn(LIST, MASTER), [
    {
      url: `${folder}/720p/index.m3u8`,
      width: 1280,
      height: 720,
      bitrate: 475_008,
      frameRate: 24,
      codecs: 'avc1.64001f,mp4a.40.2',
    },
    { url: `${folder}/sound/index.m3u8?v=2`, width: 0, height: 0, bitrate: 96_410, frameRate: 0, codecs: 'mp4a.40.2' },
  ])
  assert.deepEqual(levelsIn('<!doctype html>', MASTER), [])
})

const PLAYLIST = `#EXTM3U
#EXT-X-MAP:URI="a-init.mp4"
#EXTINF:4.000000,
a-00000.m4s
#EXTINF:4.000000,
a-00001.m4s
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="b-init.mp4"
#EXTINF:2.5,
b-00000.m4s
#EXT-X-ENDLIST
`

test('where somebody goes on decides which segment is fetched first, with what it needs', () => {
  const at = (s: number, text = PLAYLIST) => pieceAt(text, 'https://studio.example/media/key/720p/index.m3u8', s)
  const in720 = (...names: string[]) => names.map((name) => `https://studio.example/media/key/720p/${name}`)
  assert.deepEqual(at(0), in720('a-init.mp4', 'a-00000.m4s'))
  assert.deepEqual(at(4), in720('a-init.mp4', 'a-00001.m4s'))
  assert.deepEqual(at(9.9, PLAYLIST.replaceAll('\n', '\r\n')), in720('b-init.mp4', 'b-00000.m4s'))
  assert.deepEqual(at(10.5), [], 'after the end')
  assert.deepEqual(at(0, PLAYLIST.replace('#EXTINF', '#EXT-X-BYTERANGE:90@0\n#EXTINF')), [], 'parts of one file')
})
