import { Upload } from 'lucide-react'
import { useState } from 'react'
import { pickReplacement } from '#web/features/uploads/pick-files.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button, type ButtonVariant } from '#web/ui/button.tsx'
import { toast } from '#web/ui/toast.ts'

/** Where a file failed, another one can be given at once: trying a broken one again mends nothing. */
export function ReplaceFileButton({ videoId, variant }: { videoId: string; variant?: ButtonVariant }) {
  const [picking, setPicking] = useState(false)
  const replace = async () => {
    setPicking(true)
    await pickReplacement(videoId).catch((error: unknown) => toast(asProblem(error).message, { tone: 'danger' }))
    setPicking(false)
  }
  return (
    <Button {...(variant && { variant })} icon={<Upload size={16} />} busy={picking} onClick={() => void replace()}>
      {t('Replace file')}
    </Button>
  )
}
