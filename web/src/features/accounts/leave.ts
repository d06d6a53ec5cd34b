import { forgetCommands } from '#web/features/frame/recent-commands.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { toast } from '#web/ui/toast.ts'
import { signOut } from './auth.ts'

/** Signs out here. */
export async function leave(): Promise<void> {
  try {
    await signOut()
  } catch (thrown) {
    toast(t('You are still signed in'), { tone: 'danger', detail: asProblem(thrown).message })
    return
  }
  forgetCommands()
  // A fresh page: nothing of the account stays in memory.
  location.assign('/')
}
