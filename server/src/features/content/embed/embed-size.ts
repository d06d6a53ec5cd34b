const WIDTH = 640

type Size = { width: number; height: number }

/**
 * How large a frame is offered: as wide as pages are, in the video's own shape, never larger than what was asked for.
 * Upright films stay as high as others are wide.
 */
export function embedSize(
  { width, height }: { width: number | null; height: number | null },
  most: { width?: number | undefined; height?: number | undefined } = {},
): Size {
  const ratio = width && height ? width / height : 16 / 9
  return within(
    { width: ratio >= 1 ? WIDTH : Math.round(WIDTH * ratio), height: ratio >= 1 ? Math.round(WIDTH / ratio) : WIDTH },
    most,
  )
}

/** Made smaller in its own shape until it fits. */
export function within(
  { width, height }: Size,
  most: { width?: number | undefined; height?: number | undefined },
): Size {
  const scale = Math.min(1, (most.width ?? width) / width, (most.height ?? height) / height)
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) }
}
