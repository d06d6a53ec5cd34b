import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { prepareProgram } from '../e2e/program.ts'
import { eventually } from '../server/test/eventually.ts'
import { signUp } from './given.ts'

const MIB = 1024 * 1024

/**
 * One file through the upload protocol, three parts at once, beside dd writing as much to the same disk; the two take
 * turns, because a disk's rate changes from minute to minute.
 */
export async function benchUpload(rounds = 3, sizeMib = 512) {
  const program = await prepareProgram()
  try {
    await program.start()
    const { cookie } = await signUp(program.origin)
    const bytes = randomBytes(sizeMib * MIB)
    const made = []
    for (let round = 1; round <= rounds; round++) {
      const dd = ddRate(join(program.data, `dd-${round}`), bytes)
      const studio = await uploadRate(program.origin, cookie, bytes)
      made.push({ round, ddMBs: dd, studioMBs: studio, ratio: Math.round((studio / dd) * 100) / 100 })
    }
    return made
  } finally {
    await program.remove()
  }
}

/** @returns MB/s of `dd bs=1M conv=fsync`, which is given the same random bytes */
function ddRate(path: string, bytes: Buffer): number {
  const startedAt = performance.now()
  execFileSync('dd', [`of=${path}`, 'bs=1M', 'iflag=fullblock', 'conv=fsync', 'status=none'], {
    input: bytes,
    maxBuffer: 1024,
  })
  const seconds = (performance.now() - startedAt) / 1000
  execFileSync('rm', [path])
  return Math.round(bytes.length / 1e6 / seconds)
}

async function uploadRate(origin: string, cookie: string, bytes: Buffer): Promise<number> {
  const json = { cookie, 'content-type': 'application/json' }
  // biome-ignore lint/suspicious/noExplicitAny: a load generator reads what it needs
  const post = async (path: string, body: unknown): Promise<any> =>
    (await fetch(origin + path, { method: 'POST', headers: json, body: JSON.stringify(body) })).json()
  const startedAt = performance.now()
  const upload = await post('/api/uploads', { filename: 'bench.mp4', size: bytes.length, type: 'video/mp4' })
  const parts: { partNumber: number; etag: string }[] = []
  const waiting = Array.from({ length: upload.partCount }, (_, index) => index + 1)
  const { urls } = await post(`/api/uploads/${upload.id}/parts`, { partNumbers: waiting.slice(0, 100) })
  const sendParts = async () => {
    const line = connect({ port: Number(new URL(origin).port), host: '127.0.0.1', noDelay: true })
    for (let part = urls.shift(); part; part = urls.shift()) {
      const body = bytes.subarray((part.partNumber - 1) * upload.partSize, part.partNumber * upload.partSize)
      parts.push({ partNumber: part.partNumber, etag: await putPart(line, part.url, body) })
    }
    line.destroy()
  }
  await Promise.all([sendParts(), sendParts(), sendParts()])
  const { videoId } = await post(`/api/uploads/${upload.id}/complete`, { parts })
  const rate = Math.round(bytes.length / 1e6 / ((performance.now() - startedAt) / 1000))
  // What follows an upload (the file is looked into, and found to be noise) would be measured with the next round.
  await eventually(async () => {
    const video = await (await fetch(`${origin}/api/creator/videos/${videoId}`, { headers: { cookie } })).json()
    return (video as { status: string }).status !== 'processing' // of a 200
  }, 60_000)
  return rate
}

/** On a plain socket: an HTTP client would take more of the two cores than the server. @returns the ETag */
function putPart(line: Socket, path: string, body: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    line.once('error', reject)
    line.once('data', (answer) => {
      line.off('error', reject)
      const etag = /^HTTP\/1\.1 200 [\s\S]*?\r\netag: (\S+)/i.exec(answer.toString('latin1'))?.[1]
      if (etag) resolve(etag)
      else reject(new Error(answer.toString('latin1').slice(0, 300)))
    })
    line.write(`PUT ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${body.length}\r\n\r\n`)
    line.write(body)
  })
}
