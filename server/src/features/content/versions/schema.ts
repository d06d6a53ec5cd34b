import { z } from 'zod'

export const Part = z
  .object({
    startMs: z
      .int()
      .min(0)
      .max(2 ** 31),
    endMs: z
      .int()
      .min(1)
      .max(2 ** 31),
  })
  .meta({ id: 'KeptPart', description: 'Of a video, from startMs up to endMs, which is not included' })

export const Version = z
  .object({
    id: z.uuid(),
    kind: z.enum(['upload', 'replacement', 'cut']),
    status: z.enum(['uploading', 'processing', 'ready', 'failed']),
    current: z.boolean(),
    wanted: z.boolean().meta({ description: 'Takes the place of the current one as soon as it is playable' }),
    madeFrom: z.uuid().nullable(),
    keep: z.array(Part).nullable().meta({ description: 'Of a cut: what was kept' }),
    filename: z.string().nullable(),
    sizeBytes: z.number().nullable(),
    sha256: z.string().nullable(),
    durationMs: z.number().nullable(),
    width: z.number().nullable(),
    height: z.number().nullable(),
    thumbnail: z.string().nullable(),
    uploadId: z.uuid().nullable(),
    processing: z.object({ step: z.string(), percent: z.number().nullable(), etaMs: z.number().nullable() }).nullable(),
    problem: z.object({ code: z.string(), message: z.string() }).nullable(),
    textsDiffer: z.boolean().meta({ description: 'Captions and chapters were made for a version of another length' }),
    createdAt: z.iso.datetime(),
    createdBy: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
    currentSince: z.iso.datetime().nullable(),
    deletedAt: z.iso.datetime().nullable(),
    can: z.object({
      use: z.boolean(),
      delete: z.boolean(),
      restore: z.boolean(),
      download: z.boolean(),
      retry: z.boolean(),
    }),
    why: z.object({ use: z.string().optional(), delete: z.string().optional() }),
  })
  .meta({ id: 'VideoVersion' })

export const Versions = z.object({
  items: z.array(Version).meta({ description: 'Latest first' }),
  totalBytes: z.number().meta({ description: 'Of the original files of all versions' }),
  can: z.object({ replace: z.boolean() }),
  why: z.object({ replace: z.string().optional() }),
})
