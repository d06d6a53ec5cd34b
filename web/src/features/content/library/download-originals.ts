import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { toast } from '#web/ui/toast.ts'
import type { BulkSelect } from './bulk-jobs.ts'

/** The files as they were uploaded, as one archive that the browser saves while it is made. */
export async function downloadOriginals(channelId: string | null, select: BulkSelect): Promise<void> {
  try {
    const { url, count, sizeBytes } = await call(
      api.POST('/api/creator/videos/originals', { body: { ...(channelId && { channelId }), select } }),
    )
    if (count === 0) {
      toast(t('There is nothing to download'), { detail: t('None of these videos has a file yet.') })
      return
    }
    const link = document.createElement('a')
    link.href = url
    link.download = ''
    link.click()
    toast(t('Downloading {count, plural, one {# file} other {# files}}', { count: compact(count) }), {
      detail: t('{size}, as one ZIP archive', { size: formatBytes(sizeBytes) }),
    })
  } catch (thrown) {
    toast(t('The originals could not be downloaded'), { tone: 'danger', detail: asProblem(thrown).message })
  }
}
