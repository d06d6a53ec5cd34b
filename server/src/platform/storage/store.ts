import type { Readable } from 'node:stream'
import { InvalidKey } from './errors.ts'

/** How to describe an object to those who will read it. `cacheControl` is kept by S3 only: for a folder the api decides. */
export type PutOptions = { contentType: string; cacheControl?: string }

/** `contentDisposition` is answered as it stands, so that a browser keeps the file under its own name. ASCII, as in RFC 6266. */
export type ReadOptions = { contentDisposition?: string }

export type ObjectHead = {
  /** Bytes of the whole object, also when a range was asked for. */
  size: number
  /** Strong and quoted, as it goes into the `ETag` header. Changes whenever the object is replaced. */
  etag: string
  contentType: string
  modified: Date
}

/** Both ends are included, as in HTTP; without `end`, up to the last byte. */
export type ByteRange = { start: number; end?: number }

/** `range` is what `body` holds, cut to the object's size; null is all of it. `body` must be read or destroyed. */
export type ObjectBody = ObjectHead & { body: Readable; range: { start: number; end: number } | null }

export type Part = { partNumber: number; size: number; etag: string }

/**
 * Keeps objects under keys such as `a/b/c.mp4`, in a folder or in S3: both pass `storeSuite`.
 * A key names a file or a folder, never both. Every call rejects with `InvalidKey` for anything else than a key.
 */
export type ObjectStore = {
  kind: 'folder' | 's3'
  /** Durable when it resolves; readers see the former object or the new one, never a part of it. @throws {StorageFull} */
  put(key: string, body: Buffer | Readable, options: PutOptions): Promise<{ size: number; etag: string }>
  /** As `put`, without copying where the disk allows it; the file at `path` is consumed. */
  putFile(key: string, path: string, options: PutOptions): Promise<{ size: number; etag: string }>
  /** @throws {RangeNotSatisfiable} when the range starts behind the end */
  get(key: string, range?: ByteRange): Promise<ObjectBody | null>
  head(key: string): Promise<ObjectHead | null>
  /** Every key that starts with the text `prefix`, in the order of their bytes. */
  list(prefix: string): AsyncIterable<{ key: string; size: number }>
  /** A key without an object is no error. */
  delete(keys: readonly string[]): Promise<void>
  /** The real path of a folder's object, for programs that read files; null when there is none. Not a promise that it exists. */
  localPath(key: string): string | null
  /**
   * An address for reading without our help, at least this long; null when the store has none and the api must serve the bytes,
   * and say itself what they are.
   */
  presignGet(key: string, expiresS: number, options?: ReadOptions): Promise<string | null>
  multipart: Multipart
  /** Where the addresses of parts and of reading lead browsers to, as an origin; null when it is this server. */
  browserOrigin: string | null
  /** Takes the parts where their addresses lead to this server (folder); null where they lead to the store (S3). */
  partReceiver: PartReceiver | null
  /** Ends idle connections. */
  close(): Promise<void>
}

/** What a part address allows: one part of one upload, of exactly `size` bytes. */
export type PartAddress = { key: string; uploadId: string; partNumber: number; size: number }

export type PartReceiver = {
  /** @param token the text behind `/store/parts/` @throws {PartAddressInvalid} @throws {PartAddressExpired} */
  readAddress(token: string): PartAddress
  /** Resolves with the etag when the part cannot be lost any more. `body` stays open: who answers closes it. */
  writePart(address: PartAddress, body: Readable): Promise<{ etag: string }>
}

export type Multipart = {
  /** `size` and `partSize` in bytes; all parts but the last have `partSize`. @throws {StorageFull} */
  create(key: string, options: PutOptions & { size: number; partSize: number }): Promise<{ uploadId: string }>
  /** The address takes a PUT of exactly `size` bytes; a path of this server (folder) or a whole address (S3). */
  presignPart(
    key: string,
    uploadId: string,
    partNumber: number,
    options: { size: number; expiresS: number },
  ): Promise<string>
  /** Only parts that were acknowledged, by number. @throws {NoSuchUpload} */
  listParts(key: string, uploadId: string): Promise<Part[]>
  /** Wants every part with its present etag. May be repeated. @throws {InvalidParts} @throws {NoSuchUpload} */
  complete(
    key: string,
    uploadId: string,
    parts: readonly { partNumber: number; etag: string }[],
  ): Promise<{ size: number; etag: string }>
  /** Throws the parts away; after `complete` it only forgets the upload. An unknown upload is no error. */
  abort(key: string, uploadId: string): Promise<void>
  /**
   * Ends uploads that began before an instant and that nobody knows any more, such as one whose program was killed before
   * it could write the upload down.
   * @param keep which of these keys have an upload that may still be wanted
   * @returns how many it ended
   */
  sweep(before: Date, keep: (keys: string[]) => Promise<ReadonlySet<string>>): Promise<number>
}

/** What S3 allows; the folder agrees, so that an installation can move. */
export const MAX_PARTS = 10_000
const MAX_KEY_LENGTH = 512
const MAX_NAME_LENGTH = 200

/** @throws {InvalidKey} for whatever could leave the folder, or be another key's other spelling */
export function checkKey(key: string): string {
  if (!isKey(key)) throw new InvalidKey()
  return key
}

export const isKey = (key: string) => key.length > 0 && key.length <= MAX_KEY_LENGTH && key.split('/').every(isName)

const isName = (name: string) =>
  name.length <= MAX_NAME_LENGTH && /^[a-zA-Z0-9._-]+$/.test(name) && name !== '.' && name !== '..'

export function checkSpec({ key, size, partSize }: { key: string; size: number; partSize: number }) {
  checkKey(key)
  const areSizes = Number.isSafeInteger(size) && size >= 0 && Number.isSafeInteger(partSize) && partSize > 0
  if (!areSizes || countParts({ size, partSize }) > MAX_PARTS) {
    throw new RangeError(`an upload of ${size} bytes cannot be made of at most ${MAX_PARTS} parts of ${partSize} bytes`)
  }
}

/** An upload of nothing still has one part, empty. */
export const countParts = (upload: { size: number; partSize: number }) =>
  Math.max(1, Math.ceil(upload.size / upload.partSize))

/** @returns bytes of this part, or null when the upload has no such part */
export function sizeOfPart(upload: { size: number; partSize: number }, partNumber: number): number | null {
  if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > countParts(upload)) return null
  return Math.min(upload.partSize, upload.size - (partNumber - 1) * upload.partSize)
}
