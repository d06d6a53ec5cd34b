import type { Readable } from 'node:stream'
import type { Ctx } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { NotImportable } from './errors.ts'
import { openFolder } from './from-folder.ts'
import { openBucket } from './from-s3.ts'
import { openUrls } from './from-urls.ts'
import type { Found } from './queries.ts'
import type { NewSource } from './schema.ts'
import type { ImportSource } from './tables.ts'

export type Opened = {
  /** From the byte that was asked for. Must be read or destroyed. */
  body: Readable
  /** Of the whole file. */
  size: number
}

/** Where files come from. Everything throws `NotImportable` for what will not change by itself. */
export type Source = {
  /** Whether it can be at all, without looking through it. */
  check(): Promise<void>
  /** What is there, in an order that stays; `ignored` is called for what is no media. */
  walk(ignored: () => void, signal: AbortSignal): AsyncIterable<Found>
  open(key: string, from: number, signal: AbortSignal): Promise<Opened>
  close(): void
}

export type Keys = { accessKeyId: string; secretAccessKey: string }

/** @param keys of a bucket; @param urls of a list that is not written down yet */
export function openSource(ctx: Ctx, source: ImportSource | NewSource, keys: Keys | null): Source {
  if (source.kind === 'folder') return openFolder(ctx.config.importFolders, source.folder)
  if (source.kind === 'urls') return openUrls(ctx.config.outboundAllow, 'urls' in source ? source.urls : [])
  if (!keys) throw new NotImportable(said('The keys of the bucket are no longer known: give them again.'))
  return openBucket(ctx.config.outboundAllow, source, keys)
}
