import { Readable } from 'node:stream'
import type pg from 'pg'

/** The part of pg's connection that COPY needs; its types leave it out. */
type Connection = {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
  stream: {
    pause(): void
    resume(): void
    writableNeedDrain: boolean
    once(event: 'drain' | 'close', then: () => void): void
    off(event: 'drain' | 'close', then: () => void): void
  }
}

/** pg hands the answers to a statement to its object, whatever that is, by these names. */
class Copy {
  readonly text: string
  rows = 0
  connection: Connection | null = null
  readonly #done = Promise.withResolvers<number>()
  #failure: Error | null = null

  constructor(text: string) {
    this.text = text
    this.done.catch(() => {}) // who waits for it hears of it
  }

  get done() {
    return this.#done.promise
  }

  submit(connection: Connection) {
    this.connection = connection
    connection.query(this.text)
  }

  handleCommandComplete(message: { text: string }) {
    this.rows = Number(/^COPY (\d+)/.exec(message.text)?.[1] ?? 0)
  }

  handleError(error: Error) {
    this.#failure = error
    // A lost connection says nothing more; after an error of the server's it is ready again and says so.
    if (!('severity' in error)) this.end()
  }

  handleReadyForQuery() {
    this.end()
  }

  end() {
    if (this.#failure) this.#done.reject(this.#failure)
    else this.#done.resolve(this.rows)
  }

  get failed() {
    return this.#failure !== null
  }

  handleRowDescription() {}
  handleDataRow() {}
  handlePortalSuspended() {}
  handleEmptyQuery() {}
  handleCopyInResponse(_connection: Connection) {}
  handleCopyData(_message: { chunk: Buffer }) {}
}

const BLOCK_BYTES = 256 * 1024

/**
 * `COPY ... TO STDOUT` as a stream of blocks; PostgreSQL waits when nobody reads.
 * @returns `rows` resolves when the statement has ended
 */
export function copyOut(client: pg.Client | pg.PoolClient, text: string): { data: Readable; rows: Promise<number> } {
  const copy = new Copy(text)
  let waiting: Buffer[] = []
  let size = 0
  const data = new Readable({
    highWaterMark: 4 * BLOCK_BYTES,
    read() {
      copy.connection?.stream.resume()
    },
  })
  const flush = () => {
    if (size === 0) return true
    const block = Buffer.concat(waiting, size)
    waiting = []
    size = 0
    return data.push(block)
  }
  copy.handleCopyData = ({ chunk }) => {
    waiting.push(Buffer.from(chunk)) // pg uses its memory again
    size += chunk.length
    if (size >= BLOCK_BYTES && !flush() && !data.destroyed) copy.connection?.stream.pause()
  }
  copy.done.then(
    () => {
      flush()
      data.push(null)
    },
    (error) => data.destroy(error),
  )
  // Destroyed by its reader: the rest has to be taken from the line all the same.
  data.once('close', () => copy.connection?.stream.resume())
  client.query(copy as never) // pg takes any object with these methods; its type asks for fewer arguments
  return { data, rows: copy.done }
}

/** `COPY ... FROM STDIN`. @returns how many rows the server took */
export async function copyIn(
  client: pg.Client | pg.PoolClient,
  text: string,
  source: AsyncIterable<Buffer>,
): Promise<number> {
  const copy = new Copy(text)
  let sourceFailure: unknown
  copy.handleCopyInResponse = (connection) => {
    void (async () => {
      try {
        for await (const chunk of source) {
          if (copy.failed) return
          connection.sendCopyFromChunk(chunk)
          if (connection.stream.writableNeedDrain) await drained(connection.stream)
        }
        connection.endCopyFrom()
      } catch (error) {
        sourceFailure = error
        connection.sendCopyFail('the source broke off')
      }
    })()
  }
  client.query(copy as never) // as above
  return copy.done.catch((error) => {
    throw sourceFailure ?? error
  })
}

/** Also when the line is lost: then nothing is waited for any more. */
function drained(stream: Connection['stream']): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      stream.off('drain', go)
      stream.off('close', go)
      resolve()
    }
    stream.once('drain', go)
    stream.once('close', go)
  })
}
