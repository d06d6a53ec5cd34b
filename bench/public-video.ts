import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { CHROME, openClient } from '../e2e/client.ts'
import { uploadFile } from '../e2e/upload-file.ts'
import { eventually } from '../server/test/eventually.ts'

/** 20 s of 1080p that can be played as it is. */
export function colourBars(folder: string): string {
  const path = join(folder, 'bench-web.mp4')
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=1920x1080:r=30:d=20']
  const sound = ['-f', 'lavfi', '-i', 'sine=330:d=20']
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '60', '-b:v', '5M', '-pix_fmt', 'yuv420p']
  execFileSync('ffmpeg', ['-v', 'error', ...picture, ...sound, ...codecs, '-c:a', 'aac', '-shortest', path])
  return path
}

/** Uploaded as everybody does. @returns its id, when every version of it is made */
export async function publicVideo(origin: string, cookie: string, path: string): Promise<string> {
  const client = openClient(origin, { cookie, userAgent: CHROME(0) })
  const videoId = await uploadFile(client, path)
  const own = `/api/creator/videos/${videoId}`
  await eventually(async () => {
    const { json } = await client.until('GET', own)
    const { status, processing } = json as { status: string; processing: object | null } // of a 200
    return status === 'ready' && processing === null
  }, 240_000)
  await client.until('PATCH', own, { body: { visibility: 'public' } })
  return videoId
}
