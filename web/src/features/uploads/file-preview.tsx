import { AudioLines, Film } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { mediaType, refusal } from './accept-file.ts'
import type { SourceFile } from './fingerprint.ts'

type Props = {
  file: SourceFile | null
  /** The server's own picture, once there is one. */
  picture?: string | null | undefined
}

/** A frame of the file itself, taken in the browser before a byte is sent; a sign where the browser cannot read it. */
export function FilePreview({ file, picture }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawn, setDrawn] = useState(false)
  useEffect(() => {
    if (!file || picture || refusal(file)) return
    return drawFrame(file, canvas.current, () => setDrawn(true))
  }, [file, picture])
  const Sign = file && mediaType({ name: file.name, type: file.type })?.startsWith('audio/') ? AudioLines : Film
  return (
    <span className="relative flex aspect-video w-16 shrink-0 items-center justify-center overflow-hidden rounded-[4px] bg-sunken text-faint ring-1 ring-line ring-inset">
      {!drawn && !picture && <Sign size={16} strokeWidth={1.5} aria-hidden="true" />}
      {picture ? (
        <img src={picture} alt="" className="size-full object-cover" />
      ) : (
        <canvas ref={canvas} width={128} height={72} className="absolute inset-0 size-full" hidden={!drawn} />
      )}
    </span>
  )
}

function drawFrame(file: Blob, canvas: HTMLCanvasElement | null, onDrawn: () => void): () => void {
  const address = URL.createObjectURL(file)
  const video = document.createElement('video')
  video.muted = true
  video.preload = 'auto'
  video.playsInline = true
  video.onloadedmetadata = () => {
    video.currentTime = Math.min(2, (video.duration || 0) / 4)
  }
  video.onseeked = () => {
    const context = canvas?.getContext('2d')
    if (!canvas || !context || !video.videoWidth) return close()
    // Like `object-fit: cover`.
    const scale = Math.max(canvas.width / video.videoWidth, canvas.height / video.videoHeight)
    const [width, height] = [video.videoWidth * scale, video.videoHeight * scale]
    context.drawImage(video, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height)
    onDrawn()
    close()
  }
  video.onerror = () => close()
  video.src = address
  // A file is read from disk: no reason to hold on to the decoder longer than needed.
  function close() {
    video.onerror = null
    video.removeAttribute('src')
    video.load()
    URL.revokeObjectURL(address)
  }
  return close
}
