/** One choice of the quality menu; `height` is the short side in pixels. */
export type Quality = { height: number; fps: number; bitsPerSecond: number }

/** One choice of the sound; `id` holds for one reading of the list only, `lang` and `name` for the video. */
export type AudioTrack = { id: number; lang: string; name: string }

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
  /** All the sounds there are (none when there is no choice), and which one is heard. */
  onAudioTracks: (tracks: AudioTrack[], current: AudioTrack | null) => void
  /** The playlist is not closed yet: more is being prepared. */
  onGrowing: (growing: boolean) => void
  /** Requests fail at the moment and are made again; false when one came through. */
  onLineDown: (down: boolean) => void
  /** It does not go on by itself. */
  onProblem: (problem: MediaProblem) => void
}

/** What brings the media into the element: hls.js, or the browser by itself. */
export type MediaEngine = {
  /** A height, or `null` for automatic. Others than those that were told are taken for automatic. */
  chooseQuality: (height: number | null) => void
  chooseAudio: (track: AudioTrack) => void
  /** There may be more versions than when the list was read: takes them in without a break where it can. */
  readAgain: () => void
  /** The line may be back: does not wait for the next try. */
  tryNow: () => void
  stop: () => void
}
