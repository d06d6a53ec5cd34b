import * as content from '#features/content/service.ts'

/**
 * A write about a video that was there a moment ago.
 * @throws {VideoNotFound} when it, or whoever writes, has gone for good meanwhile
 */
export async function unlessGone<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    if ((error as { code?: string }).code === '23503') throw new content.VideoNotFound({}, error) // foreign_key_violation
    throw error
  }
}
