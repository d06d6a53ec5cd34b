import { UploadCloud } from 'lucide-react'
import { useEffect, useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { uploads } from './page-uploads.ts'
import { filesOf } from './pick-files.ts'

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Something open takes files itself, e.g. a table to import: they are not for uploading then. */
const areForOthers = (): boolean => document.querySelector('[data-takes-files]') !== null

/** Files may be dropped anywhere in the studio, and pasted where nothing is being typed. */
export function DropZone() {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const off = new AbortController()
    const on = <T extends Event>(type: string, listener: (event: T) => void) =>
      // The listeners get the events that their names stand for.
      addEventListener(type, listener as EventListener, { signal: off.signal })
    // Entering a child comes before leaving its parent: the difference tells when the window is left.
    let depth = 0
    on<DragEvent>('dragenter', (event) => {
      if (!hasFiles(event)) return
      depth++
      setOver(!areForOthers())
    })
    on<DragEvent>('dragleave', (event) => {
      if (!hasFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    })
    on<DragEvent>('dragover', (event) => {
      if (!hasFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      event.dataTransfer.dropEffect = areForOthers() ? 'none' : 'copy'
    })
    on<DragEvent>('drop', (event) => {
      depth = 0
      setOver(false)
      if (!hasFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      if (areForOthers()) return
      void filesOf(event.dataTransfer).then(uploads.add)
    })
    on<ClipboardEvent>('paste', (event) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]')
      if (typing || !event.clipboardData?.files.length) return
      event.preventDefault()
      void filesOf(event.clipboardData).then(uploads.add)
    })
    return () => off.abort()
  }, [])

  if (!over) return null
  return (
    <div className="pointer-events-none fixed inset-0 z-50 animate-fade-in bg-scrim p-4 md:p-8" aria-hidden="true">
      <div className="flex size-full flex-col items-center justify-center gap-3 rounded-card border-2 border-dashed border-accent bg-raised/90 backdrop-blur-sm text-center">
        <span className="flex size-16 items-center justify-center rounded-full bg-accent-soft text-accent">
          <UploadCloud size={30} />
        </span>
        <p className="text-20 font-semibold">{t('Drop to upload')}</p>
        <p className="text-14 text-muted">
          {t('Video or audio, several at once. They stay private until you publish them.')}
        </p>
      </div>
    </div>
  )
}
