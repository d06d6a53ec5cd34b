import { EMBLEMS, type EmblemName } from './emblems.ts'
import { run } from './paint-video.ts'
import { pixel } from './scenes/colour.ts'

const SIDE = 512
/** In each direction, of which a pixel is the mean: edges are smooth. */
const SAMPLES = 3

/** Paints an emblem into a PNG file. @throws when ffmpeg does, with its last words */
export async function paintEmblem(path: string, name: EmblemName): Promise<void> {
  const at = EMBLEMS[name]()
  const canvas = new Uint32Array(SIDE * SIDE)
  const place = (pixelAt: number, sample: number) => ((pixelAt + (sample + 0.5) / SAMPLES) / SIDE) * 2 - 1
  for (let n = 0; n < canvas.length; n++) {
    let [red, green, blue] = [0, 0, 0]
    for (let sample = 0; sample < SAMPLES ** 2; sample++) {
      const seen = at(place(n % SIDE, sample % SAMPLES), place(Math.floor(n / SIDE), Math.floor(sample / SAMPLES)))
      red += seen[0] / SAMPLES ** 2
      green += seen[1] / SAMPLES ** 2
      blue += seen[2] / SAMPLES ** 2
    }
    canvas[n] = pixel([red, green, blue])
  }
  const ffmpeg = run([
    ...['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${SIDE}x${SIDE}`, '-i', 'pipe:0'],
    ...['-frames:v', '1', '-update', '1', path],
  ])
  ffmpeg.input.end(new Uint8Array(canvas.buffer))
  await ffmpeg.ended
}
