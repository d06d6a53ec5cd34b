import { readFile, writeFile } from 'node:fs/promises'
import { aac, beep, ffmpeg, type OddFile, scene, x264 } from './odd-file.ts'

const size: [number, number] = [320, 180]
const withSound = (sound: string, layout?: string, rate?: number) => (to: string) =>
  ffmpeg(`${scene()} ${beep(2, rate, layout)} ${x264} ${sound}`, to)
const alone = (sound: string, rate?: number, layout?: string) => (to: string) =>
  ffmpeg(`${beep(2, rate, layout)} ${sound}`, to)

/** The last track becomes one of a codec that no ffmpeg knows yet. */
function renamed(file: Buffer): Buffer {
  file.write('apac', file.lastIndexOf('mp4a'), 'latin1')
  file.write('free', file.lastIndexOf('esds'), 'latin1')
  return file
}

/** Vorbis begins with the tables that everything after needs. */
function withoutCodebooks(file: Buffer): Buffer {
  const at = file.indexOf('\x05vorbis', 0, 'latin1')
  return file.fill(0xff, at + 12, at + 300)
}

/** What is heard, with pictures and without. */
export const sounds: OddFile[] = [
  { name: '5.1 in AAC', ending: 'mp4', make: withSound('-c:a aac', '5.1'), comes: { plays: { size } } },
  { name: '7.1 in FLAC', ending: 'mkv', make: withSound('-c:a flac', '7.1'), comes: { plays: { size } } },
  { name: 'AC-3', ending: 'ts', make: withSound('-c:a ac3', '5.1'), comes: { plays: { size } } },
  { name: 'Opus', ending: 'mkv', make: withSound('-c:a libopus'), comes: { plays: { size } } },
  { name: 'PCM of 24 bits', ending: 'mov', make: withSound('-c:a pcm_s24le', 'stereo'), comes: { plays: { size } } },
  { name: 'MP3', ending: 'mp4', make: withSound('-c:a libmp3lame'), comes: { plays: { size } } },
  { name: 'Vorbis', ending: 'mkv', make: withSound('-c:a libvorbis'), comes: { plays: { size } } },
  {
    name: 'three languages',
    ending: 'mp4',
    make: (to) =>
      ffmpeg(
        `${scene()} ${beep()} ${beep()} ${beep()} -map 0 -map 1 -map 2 -map 3 ${x264} ${aac} -metadata:s:a:0 language=eng -metadata:s:a:1 language=deu -metadata:s:a:2 language=und -disposition:a:1 default -disposition:a:0 0`,
        to,
      ),
    comes: { plays: { size, sounds: 3, also: { languages: ['eng', 'deu', null], heard: 1 } } },
  },
  {
    name: 'no sound',
    ending: 'mp4',
    make: (to) => ffmpeg(`${scene()} ${x264}`, to),
    comes: { plays: { size, sounds: 0 } },
  },
  { name: 'sound alone in MP4', ending: 'm4a', make: alone(aac), comes: { plays: { size: null } } },
  { name: 'WAV of 8 kHz', ending: 'wav', make: alone('-c:a pcm_u8', 8000), comes: { plays: { size: null } } },
  { name: 'FLAC of 96 kHz', ending: 'flac', make: alone('', 96_000, 'stereo'), comes: { plays: { size: null } } },
  { name: 'AIFF', ending: 'aiff', make: alone(''), comes: { plays: { size: null } } },
  { name: 'Opus alone', ending: 'opus', make: alone('-c:a libopus'), comes: { plays: { size: null } } },
  { name: 'raw AAC', ending: 'aac', make: alone('-c:a aac'), comes: { plays: { size: null } } },
  { name: 'AC-3 alone', ending: 'ac3', make: alone('-c:a ac3'), comes: { plays: { size: null } } },
  { name: 'Windows Media sound', ending: 'wma', make: alone('-c:a wmav2'), comes: { plays: { size: null } } },
  { name: 'MP3 alone', ending: 'mp3', make: alone('-c:a libmp3lame'), comes: { plays: { size: null } } },
  {
    name: 'MP3 with a cover',
    ending: 'mp3',
    make: (to) =>
      ffmpeg(
        `${beep()} ${scene('300x300', 1, 1)} -map 0 -map 1 -c:a libmp3lame -c:v mjpeg -frames:v 1 -disposition:v attached_pic`,
        to,
      ),
    comes: { plays: { size: null, also: { cover: [300, 300] } } },
  },
  {
    name: 'FLAC with a cover and chapters',
    ending: 'mka',
    make: async (to) => {
      const chapters = `${to}.chapters.txt`
      await writeFile(
        chapters,
        ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\ntitle=Silence\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=1000\nEND=2000\ntitle=A tone\n',
      )
      await ffmpeg(`${beep()} -i ${chapters} -map_metadata 1 -c:a flac`, to)
    },
    comes: {
      plays: {
        size: null,
        also: {
          chapters: [
            { title: 'Silence', startMs: 0 },
            { title: 'A tone', startMs: 1000 },
          ],
        },
      },
    },
  },
  {
    name: 'a second track of a kind that nobody decodes, as phones record space',
    ending: 'mp4',
    make: async (to) => {
      await ffmpeg(`${scene()} ${beep()} ${beep()} -map 0 -map 1 -map 2 ${x264} ${aac}`, `${to}.two.mp4`)
      await writeFile(to, renamed(await readFile(`${to}.two.mp4`)))
    },
    comes: { plays: { size, note: /^1 of its sound tracks cannot be decoded here and is left out\.$/ } },
  },
  {
    name: 'sound with a damaged header',
    ending: 'mkv',
    make: async (to) => {
      await ffmpeg(`${scene()} ${beep()} ${x264} -c:a libvorbis`, `${to}.sound.mkv`)
      await writeFile(to, withoutCodebooks(await readFile(`${to}.sound.mkv`)))
    },
    comes: { refused: 'damaged', says: /parts of it cannot be decoded/ },
  },
  {
    name: 'sound alone, with a damaged header',
    ending: 'mka',
    make: async (to) => {
      await ffmpeg(`${beep()} -c:a libvorbis`, `${to}.sound.mka`)
      await writeFile(to, withoutCodebooks(await readFile(`${to}.sound.mka`)))
    },
    comes: { refused: 'damaged', says: /parts of it cannot be decoded/ },
  },
  {
    name: 'sound alone of a kind that nobody decodes',
    ending: 'm4a',
    make: async (to) => {
      await ffmpeg(`${beep()} ${aac}`, `${to}.known.m4a`)
      await writeFile(to, renamed(await readFile(`${to}.known.m4a`)))
    },
    comes: { refused: 'unsupported', says: /^Its sound is of a kind that cannot be decoded here\./ },
  },
  {
    name: 'sound longer than the picture',
    ending: 'mp4',
    make: (to) => ffmpeg(`${scene()} ${beep(4)} ${x264} ${aac}`, to),
    comes: { plays: { size, s: 4 } },
  },
  {
    name: 'picture longer than the sound',
    ending: 'mkv',
    make: (to) => ffmpeg(`${scene('320x180', 30, 4)} ${beep(2)} ${x264} ${aac}`, to),
    comes: { plays: { size, s: 4 } },
  },
]
