/** One choice of the quality menu; `height` is the short side in pixels. */
export type Quality = { height: number; bitsPerSecond: number }

/**
 * `gone`: the viewer may not see it (any more); `missing`: they may, but its files are not there; `unsupported`: no way
 * to play HLS in this browser.
 */
export type MediaProblem = { kind: 'network' | 'gone' | 'missing' | 'media' | 'unsupported'; code: string }

export type MediaEngineEvents = {
  onQualities: (qualities: Quality[]) => void
  /** The height that is shown now. */
  onHeight: (height: number | null) => void
  onAudioOnly: (audioOnly: boolean) => void
  /** The playlist is not closed yet: more is being prepared. */
  onGrowing: (growing: boolean) => void
  onProblem: (problem: MediaProblem) => void
}

/** What brings the media into the element: hls.js, or the browser by itself. */
export type MediaEngine = {
  /** A height, or `null` for automatic; false when it has no such quality. */
  choose: (height: number | null) => boolean
  stop: () => void
}
