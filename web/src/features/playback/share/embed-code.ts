export type EmbedOptions = {
  /** Seconds; 0 is the beginning. */
  startS: number
  autoplay: boolean
  loop: boolean
  controls: boolean
  /** Pixels; null is as wide as the page gives it room. */
  width: number | null
}

type Embeddable = { id: string; title: string; width: number | null; height: number | null }

const text = (value: string): string => value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Browsers let nothing begin with sound by itself. */
export function embedAddress(id: string, origin: string, { startS, autoplay, loop, controls }: EmbedOptions): string {
  const values = new URLSearchParams()
  if (startS > 0) values.set('start', String(startS))
  if (autoplay) {
    values.set('autoplay', '1')
    values.set('muted', '1')
  }
  if (loop) values.set('loop', '1')
  if (!controls) values.set('controls', '0')
  const query = values.toString()
  return `${origin}/embed/${id}${query && `?${query}`}`
}

/** What is put into another page; the video keeps its shape. */
export function embedCode(video: Embeddable, origin: string, options: EmbedOptions): string {
  const [width, height] = video.width && video.height ? [video.width, video.height] : [16, 9]
  const size =
    options.width === null
      ? `style="border:0;width:100%;aspect-ratio:${width}/${height}"`
      : `width="${options.width}" height="${Math.round((options.width * height) / width)}" style="border:0"`
  return `<iframe src="${text(embedAddress(video.id, origin, options))}" title="${text(video.title)}" ${size} allow="autoplay; fullscreen; picture-in-picture" allowfullscreen loading="lazy"></iframe>`
}
