import { z } from 'zod'
import { MAX_PARTS } from '#platform/storage/store.ts'

export const UploadId = z.uuid()
const PartNumber = z.int().min(1).max(MAX_PARTS)

export const NewUpload = z
  .object({
    filename: z.string().min(1).max(255),
    size: z.int().min(1).max(Number.MAX_SAFE_INTEGER).meta({ description: 'Bytes' }),
    type: z
      .string()
      .max(255)
      .default('application/octet-stream')
      .meta({ description: 'Content type as the client knows it; the file itself decides' }),
    fingerprint: z.string().max(200).optional().meta({ description: 'Recognises the file when it is chosen again' }),
    channelId: z.uuid().optional(),
    replaces: z
      .uuid()
      .toLowerCase()
      .optional()
      .meta({ description: 'A video whose file it takes the place of, once it is playable' }),
  })
  .meta({ id: 'NewUpload' })

export const StartedUpload = z
  .object({ id: UploadId, videoId: z.uuid(), partSize: z.int(), partCount: z.int() })
  .meta({ id: 'StartedUpload' })

export const Part = z.object({ partNumber: PartNumber, size: z.int(), etag: z.string() }).meta({ id: 'UploadPart' })

export const Upload = z
  .object({
    id: UploadId,
    videoId: z.uuid(),
    channelId: z.uuid(),
    status: z.enum(['active', 'completed', 'cancelled']),
    filename: z.string(),
    size: z.number(),
    type: z.string(),
    fingerprint: z.string().nullable(),
    partSize: z.int(),
    partCount: z.int(),
    parts: z.array(Part).meta({ description: 'Received and durable, by number; empty once completed' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Upload' })

export const PartUrlsRequest = z.object({ partNumbers: z.array(PartNumber).min(1).max(100) })
export const PartUrls = z
  .object({ urls: z.array(z.object({ partNumber: PartNumber, url: z.string() })), expiresAt: z.iso.datetime() })
  .meta({ id: 'PartUrls' })

export const CompleteUpload = z.object({
  parts: z
    .array(z.object({ partNumber: PartNumber, etag: z.string().min(1).max(200) }))
    .min(1)
    .max(MAX_PARTS),
})
