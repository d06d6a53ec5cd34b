import type { z } from 'zod'
import { asSystem, type Ctx, forActor } from '#platform/context.ts'
import { isUuid } from '#platform/ids.ts'
import { VideoNotFound } from '../errors.ts'
import type { PresentedVideo } from '../present.ts'
import { video } from '../read-videos.ts'
import * as queries from './queries.ts'
import type { Embedding } from './sites.ts'

export type Embedded = { video: PresentedVideo; embedding: z.infer<typeof Embedding>; embedSites: string[] }

/** What a frame on another site may show: as a stranger sees it, whoever asks. Null for all that strangers do not see. */
export async function embedded(ctx: Ctx, id: string): Promise<Embedded | null> {
  if (!isUuid(id)) return null
  const anybody = forActor(ctx, { kind: 'anonymous' })
  const [found, rule] = await Promise.all([
    video(anybody, id.toLowerCase()).catch((error: unknown) => {
      if (error instanceof VideoNotFound) return null
      throw error
    }),
    queries.embedRule(asSystem(ctx), id),
  ])
  return found && rule ? { video: found, embedding: rule.embedding, embedSites: rule.embed_sites } : null
}
