import { t } from '#web/lib/i18n/t.ts'
import { toast } from '#web/ui/toast.ts'
import type { Video } from './queries.ts'

/** Copies the address that viewers use. @param atS where it begins, in seconds; 0 is the beginning */
export async function copyLink(video: Pick<Video, 'id' | 'visibility'>, atS = 0): Promise<void> {
  const address = `${location.origin}/watch/${video.id}${atS > 0 ? `?t=${atS}` : ''}`
  try {
    await navigator.clipboard.writeText(address)
    toast(
      t('Link copied'),
      video.visibility === 'private' ? { detail: t('The video is private: only your team can open it.') } : {},
    )
  } catch {
    // Browsers give the clipboard to secure addresses only.
    toast(t('The browser does not let us copy'), { detail: address })
  }
}
