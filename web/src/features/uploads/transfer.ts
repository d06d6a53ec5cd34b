import { ApiProblem, asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import type { SourceFile } from './fingerprint.ts'
import type { PutPart } from './put-part.ts'
import { createRetryGate, type RetryPorts, type Waiting } from './retry-gate.ts'
import { type FilePart, filePart, missingParts, type StoredPart, storedBytes } from './upload-parts.ts'
import type { NewUpload, UploadServer, UploadSession } from './upload-server.ts'

export type TransferPorts = RetryPorts & { server: UploadServer; putPart: PutPart }

export type TransferStep = { name: 'uploading' } | { name: 'finishing' } | Waiting

/** Why an upload cannot go on by waiting. `lostFile`: the file has to be chosen again; `gone`: the server has no such upload. */
export class UploadFailed extends Error {
  readonly kind: 'refused' | 'lostFile' | 'gone'
  constructor(kind: UploadFailed['kind'], message: string, cause?: unknown) {
    super(message, { cause })
    this.kind = kind
  }
}

type Job = {
  file: SourceFile
  signal: AbortSignal
  onStep: (step: TransferStep) => void
  /** Bytes that are there or on their way, and those that are there; the first may step back when a part is sent again. */
  onProgress: (sentBytes: number, keptBytes: number) => void
}

export type Transfer = {
  /** Makes the session at the server. The same `key` never makes two. */
  open: (upload: NewUpload, key: string) => Promise<UploadSession>
  /** Sends what is missing and completes. Throws `UploadFailed`, or the signal's reason. */
  send: (session: UploadSession) => Promise<void>
  hurry: () => void
}

/** S3 and our own store both do well with few large streams; more would only share the same line. */
const PARTS_AT_ONCE = 3
const ADDRESSES_AHEAD = 8
/** Answers that contradict each other this often are no coincidence. */
const MOST_SURPRISES = 6

/** The journey of one file to the store. */
export function createTransfer(ports: TransferPorts, job: Job): Transfer {
  const { file, signal } = job
  let step: TransferStep = { name: 'uploading' }
  const enter = (next: TransferStep) => {
    step = next
    job.onStep(next)
  }
  const gate = createRetryGate(ports, signal, (waiting) => job.onStep(waiting ?? step))

  return {
    open: (upload, key) => insist(() => ports.server.create(upload, key, signal)),
    async send(session) {
      let { parts, status } = await read(session.id)
      for (let round = 0; status === 'active'; round++) {
        const missing = missingParts(session.size, session.partSize, parts)
        if (missing.length > 0) {
          enter({ name: 'uploading' })
          await sendParts(session, parts, missing)
          ;({ parts, status } = await read(session.id))
          if (round > MOST_SURPRISES)
            throw new UploadFailed('refused', t('The server keeps losing parts of this file.'))
          continue
        }
        enter({ name: 'finishing' })
        if (await completed(session, parts, round)) return
        ;({ parts, status } = await read(session.id))
      }
      if (status === 'cancelled') throw new UploadFailed('gone', t('This upload was cancelled elsewhere.'))
    },
    hurry: () => gate.hurry(),
  }

  /** Repeats a request until it is answered; what waiting cannot cure is thrown as `UploadFailed` with its problem as cause. */
  async function insist<T>(request: () => Promise<T>): Promise<T> {
    for (;;) {
      await gate.pass()
      try {
        const answer = await request()
        gate.succeeded()
        return answer
      } catch (thrown) {
        signal.throwIfAborted()
        const problem = asProblem(thrown)
        if (!problem.passing) throw refused(problem)
        gate.close(problem)
      }
    }
  }

  async function read(id: string): Promise<UploadSession> {
    try {
      return await insist(() => ports.server.read(id, signal))
    } catch (thrown) {
      if (thrown instanceof UploadFailed && thrown.cause instanceof ApiProblem && thrown.cause.status === 404) {
        throw new UploadFailed(
          'gone',
          t('The server no longer has this upload; it was cancelled or left too long.'),
          thrown,
        )
      }
      throw thrown
    }
  }

  /** Whether the server took it; false when it knows something that we do not, and has to be asked. */
  async function completed(session: UploadSession, parts: StoredPart[], round: number): Promise<boolean> {
    const named = parts.map(({ partNumber, etag }) => ({ partNumber, etag }))
    try {
      await insist(() => ports.server.complete(session.id, named, signal))
      return true
    } catch (thrown) {
      const problem = thrown instanceof UploadFailed ? thrown.cause : thrown
      if (problem instanceof ApiProblem && isSurprise(problem.status) && round < MOST_SURPRISES) return false
      throw thrown
    }
  }

  async function sendParts(session: UploadSession, stored: StoredPart[], missing: FilePart[]): Promise<void> {
    const queue = missing.map((part) => part.partNumber)
    const addresses = new Map<number, string>()
    const onTheWay = new Map<number, number>()
    let there = storedBytes(session.size, session.partSize, stored)
    let asking: Promise<void> | null = null
    let surprises = 0
    // One part that cannot be sent ends the others too.
    const ended = new AbortController()
    const both = AbortSignal.any([signal, ended.signal])
    const progress = () =>
      job.onProgress(
        [...onTheWay.values()].reduce((sum, bytes) => sum + bytes, there),
        there,
      )
    progress()

    const lane = async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await sendPart(next)
    }
    const lanes = Array.from({ length: PARTS_AT_ONCE }, lane)
    try {
      await Promise.all(lanes)
    } catch (thrown) {
      ended.abort(thrown)
      await Promise.allSettled(lanes)
      signal.throwIfAborted()
      throw thrown
    }

    async function sendPart(partNumber: number): Promise<void> {
      const { start, end } = filePart(partNumber, session.size, session.partSize)
      for (;;) {
        await gate.pass()
        both.throwIfAborted()
        try {
          const url = await addressOf(partNumber)
          const onProgress = (sent: number) => {
            // Bytes handed to the network are not yet kept: a lane counts as done when the server says so.
            onTheWay.set(partNumber, Math.min(sent, end - start))
            progress()
          }
          const answer = await ports.putPart(url, file.slice(start, end), { signal: both, onProgress })
          onTheWay.delete(partNumber)
          if (answer.status >= 200 && answer.status < 300) {
            there += end - start
            surprises = 0
            gate.succeeded()
            progress()
            return
          }
          // Addresses of one request expire together.
          if (answer.status === 403) addresses.clear()
          else addresses.delete(partNumber)
          throw problemOf(answer)
        } catch (thrown) {
          onTheWay.delete(partNumber)
          both.throwIfAborted()
          if (await settled(partNumber, end - start, asProblem(thrown))) return
        }
      }
    }

    /** Decides what a failed try means: true when the part is there all the same, false to try again. */
    async function settled(partNumber: number, size: number, problem: ApiProblem): Promise<boolean> {
      // A file that was changed, moved or unplugged fails just like a broken line.
      if (problem.status === 0 && !(await readable(file))) {
        throw new UploadFailed(
          'lostFile',
          t('The file was changed, moved or unplugged. Choose it again to continue.'),
          problem,
        )
      }
      if (problem.passing) {
        gate.close(problem)
        return false
      }
      const expired = problem.status === 403
      if ((!expired && !isSurprise(problem.status)) || ++surprises > MOST_SURPRISES) throw refused(problem)
      if (expired) return false
      const truth = await read(session.id)
      if (truth.status === 'cancelled')
        throw new UploadFailed('gone', t('This upload was cancelled elsewhere.'), problem)
      if (truth.status === 'completed') return true
      const found = truth.parts.some((part) => part.partNumber === partNumber && part.size === size)
      if (found) there += size
      return found
    }

    /** Addresses are fetched some ahead, by one request at a time. */
    async function addressOf(partNumber: number): Promise<string> {
      for (;;) {
        const known = addresses.get(partNumber)
        if (known) return known
        asking ??= askFor([partNumber, ...queue.slice(0, ADDRESSES_AHEAD)]).finally(() => {
          asking = null
        })
        await asking
      }
    }

    async function askFor(partNumbers: number[]): Promise<void> {
      const wanted = [...new Set(partNumbers)].filter((partNumber) => !addresses.has(partNumber))
      for (const { partNumber, url } of await ports.server.addresses(session.id, wanted, both)) {
        addresses.set(partNumber, url)
      }
      if (wanted.some((partNumber) => !addresses.has(partNumber))) {
        throw new ApiProblem(502, { code: 'web.no_address', title: t('The server gave no address for a part') })
      }
    }
  }
}

/** The server's state is not what we took it for; its own word settles it. */
const isSurprise = (status: number): boolean => [404, 409, 410, 412, 422].includes(status)

const refused = (problem: ApiProblem): UploadFailed =>
  new UploadFailed('refused', problem.detail ?? t('{sentence}.', { sentence: problem.title }), problem)

function problemOf(answer: { status: number; body: string }): ApiProblem {
  try {
    const body: unknown = JSON.parse(answer.body)
    if (typeof body === 'object' && body !== null) return new ApiProblem(answer.status, body)
  } catch {
    // S3 answers in XML; the status says enough.
  }
  const busy = answer.status === 429 || answer.status >= 500
  return new ApiProblem(answer.status, busy ? { title: t('The file store does not take files just now') } : {})
}

const readable = (file: Blob): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    )
