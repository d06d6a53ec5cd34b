import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { counted } from '#web/lib/format-number.ts'
import { toast } from '#web/ui/toast.ts'
import type { BulkSelect } from './bulk-jobs.ts'

/** The files as they were uploaded, as one archive that the browser saves while it is made. */
export async function downloadOriginals(channelId: string | null, select: BulkSelect): Promise<void> {
  try {
    const { url, count, sizeBytes } = await call(
      api.POST('/api/creator/videos/originals', { body: { ...(channelId && { channelId }), select } }),
    )
    if (count === 0) {
      toast('There is nothing to download', { detail: 'None of these videos has a file yet.' })
      return
    }
    const link = document.createElement('a')
    link.href = url
    link.download = ''
    link.click()
    toast(`Downloading ${counted(count, 'file')}`, { detail: `${formatBytes(sizeBytes)}, as one ZIP archive` })
  } catch (thrown) {
    toast('The originals could not be downloaded', { tone: 'danger', detail: asProblem(thrown).message })
  }
}
