import type { Ctx } from '#platform/context.ts'
import { setTranscript } from '../search.ts'
import { plainText } from './cue-text.ts'
import * as queries from './queries.ts'

/** About ten hours of talk in three languages; what comes after is not found. */
const MOST_CHARACTERS = 2_000_000

/** What is said in a video, all its languages, goes to search; part of the caller's transaction. */
export async function retellSearch(tx: Ctx, videoId: string): Promise<void> {
  await setTranscript(tx, videoId, await searchableText(tx, videoId))
}

async function searchableText(ctx: Ctx, videoId: string): Promise<string> {
  const texts = await queries.spokenTexts(ctx, videoId)
  return texts
    .map(({ cues }) => cues.map(([, , text]) => plainText(text)).join('\n'))
    .join('\n')
    .slice(0, MOST_CHARACTERS)
}
