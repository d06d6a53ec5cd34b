import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { city } from './scenes/city.ts'
import { contours } from './scenes/contours.ts'
import { lights } from './scenes/lights.ts'
import { planet } from './scenes/planet.ts'
import { ridges } from './scenes/ridges.ts'
import type { Scene, Size } from './scenes/scene.ts'
import { sea } from './scenes/sea.ts'
import { tiles } from './scenes/tiles.ts'
import { soundFilter, type Tune } from './sound.ts'

const SCENES = { city, contours, lights, planet, ridges, sea, tiles } satisfies Record<string, Scene>
export type SceneName = keyof typeof SCENES

export type Picture = Size & { scene: SceneName; seed: number; look: number; seconds: number; tune: Tune }

const FPS = 24

/** Paints a short film with sound into an MP4 file. @throws when ffmpeg does, with its last words */
export async function paintVideo(path: string, picture: Picture): Promise<void> {
  const { width, height, scene, seed, look, seconds, tune } = picture
  const paint = SCENES[scene]({ width, height }, { seed, look })
  const ffmpeg = run([
    ...['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${width}x${height}`, '-r', String(FPS), '-i', 'pipe:0'],
    ...['-f', 'lavfi', '-t', String(seconds), '-i', soundFilter(tune, seconds)],
    // A breath of grain, or the soft skies would show steps.
    ...['-vf', 'noise=c0s=3:c0f=t', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '21', '-g', String(FPS * 2)],
    ...['-pix_fmt', 'yuv420p', '-c:a', 'aac', '-b:a', '128k', '-shortest', '-movflags', '+faststart', path],
  ])
  const frame = new Uint32Array(width * height)
  try {
    for (let n = 0; n < seconds * FPS; n++) {
      paint(frame, n / FPS)
      // A copy, because the pipe still reads it while the next one is painted.
      if (!ffmpeg.input.write(Buffer.from(new Uint8Array(frame.buffer)))) await once(ffmpeg.input, 'drain')
    }
    ffmpeg.input.end()
  } catch (error) {
    await ffmpeg.ended // its own words say more
    throw error
  }
  await ffmpeg.ended
}

/** Sound alone, into an M4A file. @throws when ffmpeg does, with its last words */
export async function paintSound(path: string, { seconds, tune }: Pick<Picture, 'seconds' | 'tune'>): Promise<void> {
  const ffmpeg = run([
    '-f',
    'lavfi',
    '-t',
    String(seconds),
    '-i',
    soundFilter(tune, seconds),
    '-c:a',
    'aac',
    '-b:a',
    '160k',
    path,
  ])
  ffmpeg.input.end()
  await ffmpeg.ended
}

export function run(args: string[]) {
  const child = spawn(process.env.FFMPEG_PATH ?? 'ffmpeg', ['-v', 'error', '-y', ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = `${words}${text}`.slice(-2000)
  })
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}: ${words}`))))
  })
  child.stdin.on('error', () => {}) // it ended early; `ended` says why
  return { input: child.stdin, ended }
}
