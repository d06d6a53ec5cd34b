import { toast } from '#web/ui/toast.ts'
import type { Video } from './queries.ts'

/** Copies the address that viewers use. */
export async function copyLink(video: Pick<Video, 'id' | 'visibility'>): Promise<void> {
  const address = `${location.origin}/watch/${video.id}`
  try {
    await navigator.clipboard.writeText(address)
    toast(
      'Link copied',
      video.visibility === 'private' ? { detail: 'The video is private: only your team can open it.' } : {},
    )
  } catch {
    // Browsers give the clipboard to secure addresses only.
    toast('The browser does not let us copy', { detail: address })
  }
}
