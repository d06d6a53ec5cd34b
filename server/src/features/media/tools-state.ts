import { type FoundTools, findMediaTools, type MediaTools } from './ffmpeg/tools.ts'

let found: Promise<FoundTools> | null = null

/** Looked for once per process, and again only when none was there. */
export async function mediaTools(ffmpegPath: string | null): Promise<FoundTools> {
  found ??= findMediaTools({ ffmpegPath })
  const result = await found
  if (!result.tools) found = null
  return result
}

export async function requireTools(ffmpegPath: string | null): Promise<MediaTools> {
  const { tools, report } = await mediaTools(ffmpegPath)
  if (!tools) throw new Error(report.join(' '))
  return tools
}
