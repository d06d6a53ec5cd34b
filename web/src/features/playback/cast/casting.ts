export type Casting = { prompt: () => Promise<void> }
type Listeners = { onScreens: (casting: Casting | null) => void; onAway: (away: boolean) => void }

/**
 * Other screens want an address and not what a script puts together: a second element, which is never seen, has it, and
 * takes over where the first one is.
 * @param address of the playlist, valid now
 * @returns its end
 */
export function watchForScreens(
  media: HTMLVideoElement,
  address: () => Promise<string>,
  { onScreens, onAway }: Listeners,
): () => void {
  const away = document.createElement('video')
  const remote = away.remote
  if (!remote?.watchAvailability) return () => {}
  const off = new AbortController()
  const { signal } = off
  let watching: number | null = null
  away.preload = 'none'
  remote.addEventListener(
    'connect',
    () => {
      away.currentTime = media.currentTime
      away.volume = media.volume
      media.pause()
      onAway(true)
      void away.play().catch(() => {})
    },
    { signal },
  )
  remote.addEventListener(
    'disconnect',
    () => {
      onAway(false)
      if (away.currentTime > 0) media.currentTime = away.currentTime
      away.pause()
    },
    { signal },
  )
  const prompt = async () => {
    // Signed addresses end.
    if (remote.state === 'disconnected') away.src = await address()
    await remote.prompt()
  }
  void address()
    .then((src) => {
      if (signal.aborted) return
      away.src = src
      return remote.watchAvailability((available) => onScreens(available ? { prompt } : null))
    })
    .then((id) => {
      watching = id ?? null
      if (signal.aborted && watching !== null) void remote.cancelWatchAvailability(watching)
    })
    .catch(() => {}) // It does not watch, or the video may not be seen any more: then there is no button.
  return () => {
    off.abort()
    if (watching !== null) void remote.cancelWatchAvailability(watching).catch(() => {})
    away.removeAttribute('src')
  }
}
