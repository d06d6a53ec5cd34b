import { open, readFile, truncate, writeFile } from 'node:fs/promises'
import { aac, beep, ffmpeg, type OddFile, scene, x264 } from './odd-file.ts'

const size: [number, number] = [320, 180]
const whole = async (to: string, words: string, ending = 'mp4') => {
  await ffmpeg(words, `${to}.whole.${ending}`)
  return `${to}.whole.${ending}`
}
const both = (seconds = 2, rate = 30) => `${scene('320x180', rate, seconds)} ${beep(seconds)} ${x264} ${aac}`

/** Time, order and what else lies in a container. */
export const clocks: OddFile[] = [
  {
    name: 'edit list that trims the start',
    ending: 'mp4',
    make: async (to) => ffmpeg(`-ss 0.5 -i ${await whole(to, `${both(3)} -g 300`)} -c copy`, to),
    comes: { plays: { size, s: 2.5, because: /edit list/ } },
  },
  {
    name: 'sound that begins later',
    ending: 'mp4',
    make: async (to) => {
      const path = await whole(to, both(2))
      await ffmpeg(
        `-i ${path} -ss 0.6 -i ${path} -map 0:v -map 1:a -c copy -af 0 `.replace('-af 0', ''),
        `${to}.cut.mp4`,
      )
      await ffmpeg(`-i ${path} -itsoffset 0.6 -i ${to}.cut.mp4 -map 0:v -map 1:a -c copy`, to)
    },
    comes: { plays: { size } },
  },
  {
    name: 'sound delayed by half a second',
    ending: 'mkv',
    make: (to) =>
      ffmpeg(
        `${scene()} -itsoffset 0.5 -f lavfi -i aevalsrc='0.4*sin(2764*t)*gte(t,0.5)':s=48000:d=1.5 ${x264} ${aac}`,
        to,
      ),
    comes: { plays: { size } },
  },
  {
    name: 'clock that begins after ten hours',
    ending: 'ts',
    make: (to) => ffmpeg(`${both()} -output_ts_offset 36000 -f mpegts`, to),
    comes: { plays: { size } },
  },
  {
    name: 'clock that runs over',
    ending: 'ts',
    make: (to) => ffmpeg(`${both(3)} -output_ts_offset 95442 -f mpegts`, to),
    comes: { plays: { size, s: 3 } },
  },
  {
    name: 'times before zero',
    ending: 'mkv',
    make: (to) => ffmpeg(`${both()} -bf 3 -avoid_negative_ts disabled -output_ts_offset -0.3`, to),
    comes: { plays: { size, s: 1.7 } },
  },
  { name: 'index at the end', ending: 'mp4', make: (to) => ffmpeg(both(), to), comes: { plays: { size } } },
  {
    name: 'fragmented MP4',
    ending: 'mp4',
    make: (to) => ffmpeg(`${both()} -movflags frag_keyframe+empty_moov+default_base_moof`, to),
    comes: { plays: { size } },
  },
  {
    name: 'WebM of a browser, without a length',
    ending: 'webm',
    make: (to) =>
      ffmpeg(`${scene()} ${beep()} -c:v libvpx -deadline realtime -cpu-used 8 -c:a libopus -f webm -live 1`, to),
    comes: { plays: { size, because: /vp8/ } },
  },
  {
    name: 'timecode and data tracks',
    ending: 'mov',
    make: (to) => ffmpeg(`${both()} -timecode 01:00:00:00`, to),
    comes: { plays: { size } },
  },
  {
    name: 'subtitles, chapters and a font',
    ending: 'mkv',
    make: async (to) => {
      await writeFile(`${to}.srt`, '1\n00:00:00,000 --> 00:00:02,000\nHello\n')
      await writeFile(`${to}.ttf`, Buffer.alloc(2000, 7))
      await writeFile(
        `${to}.meta`,
        ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\ntitle=One\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=1000\nEND=2000\ntitle=Two \u202eeno\n',
      )
      const inputs = `${scene()} ${beep()} -i ${to}.srt -i ${to}.meta -map 0 -map 1 -map 2 -map_metadata 3 -attach ${to}.ttf`
      await ffmpeg(`${inputs} -metadata:s:t mimetype=application/x-truetype-font ${x264} ${aac} -c:s ass`, to)
    },
    comes: {
      plays: {
        size,
        also: {
          chapters: [
            { title: 'One', startMs: 0 },
            { title: 'Two eno', startMs: 1000 },
          ],
        },
      },
    },
  },
  {
    name: 'thirty tracks',
    ending: 'mkv',
    make: (to) => ffmpeg(`${scene()} ${beep()} -map 0 ${'-map 1 '.repeat(29)} ${x264} ${aac}`, to),
    comes: { plays: { size, sounds: 29 } },
  },
  {
    name: 'name that lies about its kind',
    ending: 'jpg',
    make: (to) => ffmpeg(`${both()} -f mpegts`, to),
    comes: { plays: { size } },
  },
  {
    name: 'cut off after a quarter, index in front',
    ending: 'mp4',
    make: async (to) => {
      await ffmpeg(`${both(12, 10)} -movflags +faststart`, to)
      await truncate(to, Math.floor((await readFile(to)).length / 4))
    },
    comes: { plays: { size, s: 12, note: /^The file breaks off: it plays [2-4] s of 12 s\.$/, together: 0.15 } },
  },
  {
    name: 'cut off in the middle of its index',
    ending: 'mp4',
    make: async (to) => {
      await ffmpeg(`${both(4)} -movflags +faststart`, to)
      await truncate(to, 1200)
    },
    comes: { refused: 'incomplete', says: /not complete/ },
  },
  {
    name: 'cut off before its index',
    ending: 'mov',
    make: async (to) => {
      await ffmpeg(both(3), to)
      await truncate(to, Math.floor((await readFile(to)).length / 2))
    },
    comes: { refused: 'incomplete', says: /not complete/ },
  },
  {
    name: 'Matroska cut off in the middle',
    ending: 'mkv',
    make: async (to) => {
      await ffmpeg(both(12, 10), to)
      await truncate(to, Math.floor((await readFile(to)).length / 2))
    },
    comes: { plays: { size, s: 12, note: /breaks off: it plays [5-7] s of 12 s/ } },
  },
  {
    name: 'flipped bits in the middle',
    ending: 'mp4',
    make: async (to) => {
      await ffmpeg(`${both(6)} -movflags +faststart`, to)
      const file = await open(to, 'r+')
      const { size: bytes } = await file.stat()
      for (let at = Math.floor(bytes * 0.5); at < bytes * 0.6; at += 97) {
        const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at)
        await file.write(Buffer.from([(buffer[0] ?? 0) ^ 0xa5]), 0, 1, at)
      }
      await file.close()
    },
    comes: { plays: { size, s: 6, unmarked: true } },
  },
  {
    name: 'AVI with a false index',
    ending: 'avi',
    make: async (to) => {
      await ffmpeg(`${scene()} ${beep()} -c:v mpeg4 -c:a libmp3lame`, to)
      const bytes = await readFile(to)
      const index = bytes.lastIndexOf('idx1') + 8
      for (let at = index; at + 16 <= bytes.length; at += 16) bytes.writeUInt32LE((at * 2654435761) % 2 ** 32, at + 8)
      await writeFile(to, bytes)
    },
    comes: { refused: 'damaged', says: /damaged/ },
  },
]
