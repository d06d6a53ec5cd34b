import { createCipheriv, createHash, randomUUID } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Client } from '../client.ts'
import type { Ledger, Upload } from './ledger.ts'

type State = { status: string; partSize: number; partCount: number; parts: { partNumber: number; etag: string }[] }

export type SourceFile = { name: string; bytes: Buffer; sha256: string }

/** Each part at this rate, so that kills meet many parts half written. */
const PART_BYTES_PER_S = 6_000_000
const AT_ONCE = 3

/** A film that plays, of any size: what comes after the last box that players know is skipped by them. */
export function sourceFile(film: Buffer, size: number, random: () => number): SourceFile {
  const rest = Buffer.alloc(Math.max(8, size - film.length))
  const key = createHash('sha256').update(String(random())).digest()
  const noise = createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(rest)
  noise.writeUInt32BE(rest.length, 0)
  noise.write('free', 4, 'latin1')
  const bytes = Buffer.concat([film, noise])
  return { name: `film-${size}.mp4`, bytes, sha256: sha256(bytes) }
}

/** Sends a file through kills: after every failure it asks the server what it has and goes on from there. */
export async function upload(
  ledger: Ledger,
  by: { client: Client; cookie: string },
  file: SourceFile,
): Promise<Upload> {
  const { client } = by
  const started = await client.until('POST', '/api/uploads', {
    body: { filename: file.name, size: file.bytes.length, type: 'video/mp4' },
    headers: { 'idempotency-key': randomUUID() },
  })
  const { id, videoId } = expected(ledger, started, 201, 'starting an upload') as { id: string; videoId: string } // of a 201
  const known: Upload = {
    id,
    videoId,
    cookie: by.cookie,
    sha256: file.sha256,
    size: file.bytes.length,
    acknowledged: new Map(),
    completed: false,
  }
  ledger.uploads.push(known)
  for (;;) {
    const state = await whatIsThere(ledger, client, known)
    if (state.status !== 'active') break
    const have = new Set(state.parts.map(({ partNumber }) => partNumber))
    const missing = numbers(state.partCount).filter((each) => !have.has(each))
    if (missing.length === 0) {
      await complete(ledger, client, known, state)
      break
    }
    await sendParts(ledger, client, known, { file, state, missing })
  }
  known.completed = true
  return known
}

/** Everything that was acknowledged must be listed, whatever has happened since. */
async function whatIsThere(ledger: Ledger, client: Client, known: Upload): Promise<State> {
  const answer = await client.until('GET', `/api/uploads/${known.id}`)
  const state = expected(ledger, answer, 200, 'asking for an upload') as State // of a 200
  if (state.status !== 'active') return state
  const listed = new Map(state.parts.map(({ partNumber, etag }) => [partNumber, etag]))
  for (const [partNumber, etag] of known.acknowledged)
    if (listed.get(partNumber) !== etag)
      ledger.broken.push(
        `part ${partNumber} of upload ${known.id} was acknowledged as ${etag} and is listed as ${listed.get(partNumber)}`,
      )
  return state
}

async function sendParts(
  ledger: Ledger,
  client: Client,
  known: Upload,
  { file, state, missing }: { file: SourceFile; state: State; missing: number[] },
) {
  const wanted = missing.slice(0, AT_ONCE)
  const answer = await client.until('POST', `/api/uploads/${known.id}/parts`, { body: { partNumbers: wanted } })
  const { urls } = expected(ledger, answer, 200, 'asking for part addresses') as {
    urls: { partNumber: number; url: string }[]
  } // of a 200
  await Promise.all(
    urls.map(async ({ partNumber, url }) => {
      const bytes = file.bytes.subarray((partNumber - 1) * state.partSize, partNumber * state.partSize)
      const put = await client.putPart(url, bytes, PART_BYTES_PER_S)
      if (put?.status !== 200) {
        ledger.counts.partsBroken++
        if (put && ![503, 507].includes(put.status))
          ledger.broken.push(`part ${partNumber} was answered with ${put.status}`)
        return
      }
      // The folder's tags are CRC-32; those of an S3 server are its own.
      if (url.startsWith('/') && put.etag !== `"${crc32(bytes).toString(16).padStart(8, '0')}"`)
        ledger.broken.push(`part ${partNumber} has the tag of other bytes`)
      known.acknowledged.set(partNumber, put.etag)
      ledger.counts.partsAcknowledged++
    }),
  )
}

async function complete(ledger: Ledger, client: Client, known: Upload, { parts }: State) {
  const body = { parts: parts.map(({ partNumber, etag }) => ({ partNumber, etag })) }
  const answer = await client.until('POST', `/api/uploads/${known.id}/complete`, { body })
  expected(ledger, answer, 200, 'completing an upload')
}

function expected(ledger: Ledger, answer: { status: number; json: unknown }, status: number, doing: string): unknown {
  if (answer.status === status) return answer.json
  const said = `${doing} was answered with ${answer.status} ${JSON.stringify(answer.json)}`
  ledger.broken.push(said)
  throw new Error(said)
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
