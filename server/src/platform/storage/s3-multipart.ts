import { randomBytes } from 'node:crypto'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { InvalidParts, NoSuchUpload } from './errors.ts'
import { etagOf, type S3 } from './s3-client.ts'
import { s3ErrorName } from './s3-errors.ts'
import { headWithMetadata } from './s3-objects.ts'
import { checkSpec, countParts, isKey, type Multipart, type Part, sizeOfPart } from './store.ts'

/** The object carries it too, so that a lost answer to `complete` can be told from another object under the same key. */
const MARK = 'studio-upload'

/**
 * S3 keeps neither the size of an upload nor that of its parts, so our id of an upload says them: size, part size and
 * mark in front of the store's own id.
 */
const writeId = (size: number, partSize: number, mark: string, id: string) => `${size}.${partSize}.${mark}.${id}`

function readId(uploadId: string) {
  const found = /^(\d{1,16})\.(\d{1,16})\.([0-9a-f]{16})\.(.+)$/s.exec(uploadId)
  if (!found?.[3] || !found[4]) throw new NoSuchUpload()
  return { size: Number(found[1]), partSize: Number(found[2]), mark: found[3], id: found[4] }
}

export function openS3Multipart(s3: S3): Multipart {
  async function listParts(key: string, uploadId: string): Promise<Part[]> {
    const upload = readId(uploadId)
    const parts: Part[] = []
    for (let marker: string | undefined; ; ) {
      const page = await s3.ask(
        s3.client.send(
          new ListPartsCommand({ ...s3.at(key), UploadId: upload.id, ...(marker ? { PartNumberMarker: marker } : {}) }),
        ),
      )
      // An address for too few or too many bytes may have been made up, or the store does not hold its length.
      for (const { PartNumber = 0, Size = 0, ETag } of page.Parts ?? [])
        if (sizeOfPart(upload, PartNumber) === Size)
          parts.push({ partNumber: PartNumber, size: Size, etag: etagOf(ETag) })
      marker = page.NextPartNumberMarker
      if (!page.IsTruncated || !marker) return parts
    }
  }

  /** Put together already: by us, in a run that did not hear the answer. */
  async function completedBefore(key: string, { size, mark }: { size: number; mark: string }) {
    const found = await headWithMetadata(s3, key)
    if (found?.metadata[MARK] !== mark || found.head.size !== size) throw new NoSuchUpload()
    return { size: found.head.size, etag: found.head.etag }
  }

  return {
    async create(key, { contentType, cacheControl, size, partSize }) {
      checkSpec({ key, size, partSize })
      const mark = randomBytes(8).toString('hex')
      const { UploadId } = await s3.ask(
        s3.client.send(
          new CreateMultipartUploadCommand({
            ...s3.at(key),
            ContentType: contentType,
            ...(cacheControl ? { CacheControl: cacheControl } : {}),
            Metadata: { [MARK]: mark },
          }),
        ),
      )
      if (!UploadId) throw new Error('the store began an upload without an id')
      return { uploadId: writeId(size, partSize, mark, UploadId) }
    },

    async presignPart(key, uploadId, partNumber, { size, expiresS }) {
      const command = new UploadPartCommand({
        ...s3.at(key),
        UploadId: readId(uploadId).id,
        PartNumber: partNumber,
        ContentLength: size,
      })
      // The length is signed: every client sends it by itself, and with another one the signature is wrong.
      return getSignedUrl(s3.signer, command, {
        expiresIn: expiresS,
        signableHeaders: new Set(['host', 'content-length']),
      })
    },

    listParts,

    async complete(key, uploadId, named) {
      const upload = readId(uploadId)
      try {
        const kept = new Map((await listParts(key, uploadId)).map((part) => [part.partNumber, part.etag]))
        const wanted = countParts(upload)
        const isRight = (part: { partNumber: number; etag: string }, index: number) =>
          part.partNumber === index + 1 && kept.get(part.partNumber) === part.etag
        if (named.length !== wanted || !named.every(isRight))
          throw new InvalidParts({ wantedParts: wanted, keptParts: kept.size })
        await s3.ask(
          s3.client.send(
            new CompleteMultipartUploadCommand({
              ...s3.at(key),
              UploadId: upload.id,
              MultipartUpload: { Parts: named.map(({ partNumber, etag }) => ({ PartNumber: partNumber, ETag: etag })) },
            }),
          ),
        )
      } catch (error) {
        if (['InvalidPart', 'InvalidPartOrder', 'EntityTooSmall'].includes(s3ErrorName(error)))
          throw new InvalidParts({}, error)
        if (!(error instanceof NoSuchUpload)) throw error
      }
      return completedBefore(key, upload)
    },

    async abort(key, uploadId) {
      try {
        const { id } = readId(uploadId)
        await s3.ask(s3.client.send(new AbortMultipartUploadCommand({ ...s3.at(key), UploadId: id })))
      } catch (error) {
        if (!(error instanceof NoSuchUpload)) throw error
      }
    },

    async sweep(before, keep) {
      let ended = 0
      for await (const uploads of pagesOf(s3)) {
        const old = uploads.filter((each) => each.startedAt < before && each.key !== null)
        // The filter has just left out those without a key.
        const kept = await keep(old.map((each) => each.key!))
        for (const { name, id, key } of old) {
          if (kept.has(key!)) continue
          const gone = s3.client.send(
            new AbortMultipartUploadCommand({ Bucket: s3.settings.bucket, Key: name, UploadId: id }),
          )
          await s3.ask(gone).catch((error: unknown) => {
            if (!(error instanceof NoSuchUpload)) throw error
          })
          ended++
        }
      }
      return ended
    },
  }
}

async function* pagesOf(s3: S3) {
  const { bucket, prefix } = s3.settings
  for (let marker: { KeyMarker?: string; UploadIdMarker?: string } = {}; ; ) {
    const page = await s3.ask(
      s3.client.send(
        new ListMultipartUploadsCommand({ Bucket: bucket, ...(prefix ? { Prefix: prefix } : {}), ...marker }),
      ),
    )
    yield (page.Uploads ?? []).map(({ Key = '', UploadId = '', Initiated }) => ({
      name: Key,
      /** Null for what cannot be ours. */
      key: isKey(s3.keyOf(Key)) ? s3.keyOf(Key) : null,
      id: UploadId,
      startedAt: Initiated ?? new Date(),
    }))
    if (!page.IsTruncated || !page.NextKeyMarker) return
    marker = {
      KeyMarker: page.NextKeyMarker,
      ...(page.NextUploadIdMarker ? { UploadIdMarker: page.NextUploadIdMarker } : {}),
    }
  }
}
