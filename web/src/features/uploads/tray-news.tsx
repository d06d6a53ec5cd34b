import { useEffect, useRef, useState } from 'react'
import type { Video } from '#web/features/content/queries.ts'
import type { Upload } from './upload.ts'
import { percentSent, stateInWords } from './upload-words.ts'

/**
 * Tells screen readers what changes: each new state, and of the progress only every quarter. Not what a person did
 * themselves a moment ago.
 */
export function TrayNews({ list, videos }: { list: readonly Upload[]; videos: ReadonlyMap<string, Video> }) {
  const [news, setNews] = useState('')
  const told = useRef(new Map<string, string>())
  useEffect(() => {
    const fresh: string[] = []
    const stages = new Map<string, string>()
    for (const upload of list) {
      const video = videos.get(upload.videoId ?? '')
      const stage = stageOf(upload, video)
      stages.set(upload.key, stage)
      if (told.current.get(upload.key) === stage || SILENT.has(upload.phase.name)) continue
      fresh.push(`${upload.filename}: ${stateInWords(upload, video, 0)}`)
    }
    told.current = stages
    if (fresh.length > 0) setNews(fresh.join('. '))
  }, [list, videos])
  return (
    <p aria-live="polite" className="sr-only">
      {news}
    </p>
  )
}

const SILENT = new Set(['waiting', 'preparing', 'paused', 'cancelling', 'finishing'])

function stageOf(upload: Upload, video: Video | undefined): string {
  if (upload.phase.name === 'uploading') return `uploading ${Math.floor(percentSent(upload) / 25)}`
  return upload.phase.name === 'sent' ? `sent ${video?.status}` : upload.phase.name
}
