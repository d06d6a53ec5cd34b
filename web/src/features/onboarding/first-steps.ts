export type Facts = {
  /** What the channel says of itself. */
  described: boolean
  /** Also by views of videos that are not among the latest. */
  viewed?: boolean
  videos: readonly { status: string; visibility: string; viewCount: number }[]
}

export type StepName = 'channel' | 'upload' | 'publish' | 'view'
export type Step = { name: StepName; done: boolean }

/** Ticked by what is really there, never by a click. A later step that is done says that the earlier ones were. */
export function firstSteps({ described, viewed: known = false, videos }: Facts): Step[] {
  const viewed = known || videos.some((video) => video.viewCount > 0)
  const published = viewed || videos.some((video) => video.visibility !== 'private' && video.status !== 'failed')
  const uploaded = published || videos.some((video) => video.status !== 'failed')
  return [
    { name: 'upload', done: uploaded },
    { name: 'channel', done: described },
    { name: 'publish', done: published },
    { name: 'view', done: viewed },
  ]
}
